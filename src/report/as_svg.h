// Figure -> a picture in SVG 1.1: a frame with two axes, and lines, points, bars and intervals in it.
//
// It is as wide as its place allows. It has a title and a description for those who do not see it; lines differ in
// dashes and points in shape, so that nothing depends on colour. Colours come from the style sheet, by class.
#pragma once

#include "report/figure.h"

#include <string>
#include <string_view>

namespace logreg {

std::string as_svg(const Figure& figure);  // nothing where the figure has no series

// A coordinate: at most two decimals, no zeros at the end.
std::string coordinate(double value);

// The element around a picture, with its title and description.
std::string svg_element(const std::string& id, double width, double height, std::string_view title,
                        std::string_view description, std::string_view content);

}  // namespace logreg
