// Points -> a picture in SVG 1.1: a frame with two axes, and lines, points, bars and whiskers in it.
//
// It is as wide as its place allows. It has a title and a description for those who do not see it; lines differ in
// dashes and points in shape, so that nothing depends on colour. Colours come from the style sheet, by class.
#pragma once

#include "report/axis.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

struct PlotPoint {
  double x = 0;
  double y = 0;
};

// How a series is drawn: first is solid, with circles; second dashed, with diamonds; reference thin and dotted.
enum class Series { first, second, reference };

class SvgChart {
 public:
  // `id` is one of its kind in the page.
  SvgChart(std::string id, std::string title, std::string description, Axis x, Axis y);

  void add_line(Series series, const std::vector<PlotPoint>& points);
  // From each point vertical to the height of the next, then horizontal.
  void add_steps(Series series, const std::vector<PlotPoint>& points);
  void add_points(Series series, const std::vector<PlotPoint>& points);
  void add_bar(Series series, double from_x, double to_x, double from, double to);
  void add_whisker(double x, double low, double high);
  // A ring that a script moves: data-x and data-y name what it shows.
  void add_mark(PlotPoint at, std::string_view x_name, std::string_view y_name);
  // A vertical line that a script moves.
  void add_moving_line(double x, std::string_view x_name);
  // At shares of the frame's width and height.
  void add_note(PlotPoint at, std::string_view content);
  void add_legend(PlotPoint at, const std::vector<std::pair<Series, std::string>>& entries);

  std::string svg() const;

  static constexpr double width = 400;
  static constexpr double height = 300;

 private:
  double x_of(double value) const;
  double y_of(double value) const;
  std::string frame() const;

  std::string id_;
  std::string title_;
  std::string description_;
  Axis x_;
  Axis y_;
  std::string body_;
};

// A coordinate: at most two decimals, no zeros at the end.
std::string coordinate(double value);
std::string_view class_of(Series series);

// The element around a picture, with its title and description.
std::string svg_element(const std::string& id, double width, double height, std::string_view title,
                        std::string_view description, std::string_view content);

}  // namespace logreg
