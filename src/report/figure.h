// A figure: what a picture shows, described once. It is printed as a picture of a page (as_svg, and as_html with its
// words and its table), as a plot in a terminal (as_braille), and as data (as_csv).
#pragma once

#include "report/axis.h"
#include "report/report.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

struct Figure {
  struct Ends {
    double low = 0;
    double high = 0;
  };

  struct Point {
    double x = 0;
    double y = 0;
    std::optional<Ends> ends = {};  // of x for a bar; else of y: of an interval, or of an area
  };

  // line, from point to point; steps, each point the right end of one, the first from where the axis begins; points;
  // linked points, in a terminal without the line, which would hide them; bars from 0 to y; an area between its ends.
  enum class Kind { line, steps, points, linked_points, bars, area };

  // Solid, with circles; dashed, with diamonds; thin and dotted: what one compares with. A terminal has only dots.
  enum class Style { first, second, reference };

  struct Series {
    Kind kind = Kind::line;
    Style style = Style::first;
    std::vector<Point> points = {};
    std::string label = {};  // in the legend of a page
    char letter = 'o';       // of points in a terminal
  };

  // Something at one place: a ring, or, without y, a vertical line. A page's script moves it by what it shows.
  struct Mark {
    double x = 0;
    std::optional<double> y;
    std::string_view x_name;
    std::string_view y_name = {};
    char letter = 'X';
  };

  // `at`: shares of the frame's width and height.
  struct Note {
    Point at;
    std::string text;
  };

  using Row = std::function<void(std::span<const std::optional<double>>)>;

  // Every number, made when it is asked for: what it is made of must still be there then.
  struct Data {
    std::string header;
    std::function<void(const Row&)> rows;
  };

  std::string id;           // one of its kind in a page
  std::string heading;      // of the part of a page
  std::string explanation;  // below it
  std::string title;
  std::string description;  // for those who do not see the picture
  std::string plot_title;   // in a terminal
  Axis x;
  Axis y;
  std::vector<Series> series;  // later ones above earlier ones; without any there is no picture
  std::vector<Mark> marks;     // above them
  std::optional<Point> legend_at;
  std::vector<Note> notes;
  std::vector<std::string> key;  // lines of text below a plot
  Report::Table table;
  Data data;
};

}  // namespace logreg
