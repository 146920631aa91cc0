#include "report/tuning_report.h"

#include "base/number.h"
#include "csv/csv_writer.h"
#include "quality/metrics.h"
#include "report/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace logreg {

namespace {

const std::string& metric_of(const Tuning& tuning) {
  return tuning.path().points.front().figures.front().metric;
}

std::string label_of(const std::string& metric) {
  static const Evaluation evaluation = evaluate(Scores{{0, 1}, {0, 1}, {}}, 0.5);
  return std::string(find_metric(evaluation, metric)->label);
}

std::string shown(const TunedFigure& figure) {
  return figure.std_error ? fmt::format("{} +- {}", significant(figure.mean, 6), significant(figure.std_error, 3))
                          : significant(figure.mean, 6);
}

Json as_json_value(const TunedPath& path) {
  Json::Array result;
  for (const TunedPoint& point : path.points) {
    Json::Object object = {{"l1_ratio", path.l1_ratio}, {"lambda", point.lambda}, {"nonzero", point.fit.nonzero}};
    for (const TunedFigure& figure : point.figures) {
      object.emplace_back(figure.metric + "_mean", figure.mean);
      object.emplace_back(figure.metric + "_std_error", figure.std_error);
    }
    object.emplace_back("objective", point.fit.objective);
    object.emplace_back("loss_gap", point.fit.loss_gap);
    result.emplace_back(std::move(object));
  }
  return result;
}

Report::Table table_of(const Tuning& tuning) {
  Report::Table table;
  table.columns = {{"l1 ratio"}, {"", Report::Align::left},     {"lambda"},
                   {"terms"},    {label_of(metric_of(tuning))}, {"std. error"}};
  for (std::size_t p = 0; p < tuning.paths.size(); ++p) {
    const TunedPath& path = tuning.paths[p];
    const auto add = [&](const char* name, const TunedPoint& point) {
      const TunedFigure& figure = point.figures.front();
      table.rows.push_back({significant(path.l1_ratio, 4), name, significant(point.lambda, 5),
                            std::to_string(point.fit.nonzero), significant(figure.mean, 6),
                            significant(figure.std_error, 3)});
    };
    add("best", path.points[path.best]);
    if (p == tuning.best) add("1se", path.points[path.one_se]);
  }
  return table;
}

}  // namespace

Report tuning_report(const Tuning& tuning, const TakenPenalty& taken) {
  Report report;
  const TunedPath& path = tuning.path();
  const TunedPoint& point = path.points[taken.point];
  report.begin_section("Choice of the penalty");
  report.add("lambda", point.lambda, "Lambda",
             fmt::format("{} ({}), l1 ratio {}", significant(point.lambda, 6),
                         taken.is_one_se ? "the strongest within a standard error of the best" : "the best",
                         significant(path.l1_ratio, 4)));
  report.add_for_programs("l1_ratio", path.l1_ratio);
  report.add("nonzero", point.fit.nonzero, "Terms",
             fmt::format("{} of {} not 0{}", point.fit.nonzero, point.fit.weights.size() - 1,
                         taken.is_relaxed ? ", fitted once more without penalty" : ""));
  report.add_for_people(label_of(metric_of(tuning)),
                        fmt::format("{} over {} folds{}{}", shown(point.figures.front()), tuning.folds,
                                    tuning.repeats > 1 ? fmt::format(", {} times", tuning.repeats) : "",
                                    tuning.row_by_row ? ", row by row" : ""));
  report.add_for_programs("metric", metric_of(tuning));
  report.add_for_programs("folds", tuning.folds);
  report.add_for_programs("repeats", tuning.repeats);
  report.add_for_programs("relaxed", taken.is_relaxed);
  report.add_for_programs("lambda_best", path.points[path.best].lambda);
  report.add_for_programs("lambda_1se", path.points[path.one_se].lambda);
  report.add_for_programs("l1_ratio_best", path.l1_ratio);
  report.add_table(table_of(tuning));
  Json::Array points;
  for (const TunedPath& each : tuning.paths) {
    const Json of_path = as_json_value(each);
    points.insert(points.end(), of_path.as_array()->begin(), of_path.as_array()->end());
  }
  report.add_for_programs("path", std::move(points));
  return report;
}

Figure tuning_figure(const Tuning& tuning) {
  const TunedPath& path = tuning.path();
  const std::string label = label_of(metric_of(tuning));
  Figure figure;
  figure.id = "tuning";
  figure.heading = figure.title = label + " by the strength of the penalty";
  figure.plot_title = figure.title;
  figure.explanation = "Mean over folds of rows held out, and one standard error to either side.";
  Figure::Series means{Figure::Kind::points, Figure::Style::first, {}, "mean over folds", '*'};
  Figure::Series spread{Figure::Kind::area, Figure::Style::second, {}, "one standard error", '.'};
  std::vector<double> heights;
  std::vector<double> lambdas;
  for (const TunedPoint& point : path.points) {
    const TunedFigure& found = point.figures.front();
    lambdas.push_back(point.lambda);
    if (!found.mean) continue;
    const double error = found.std_error.value_or(0);
    means.points.push_back({point.lambda, *found.mean});
    spread.points.push_back({point.lambda, *found.mean, Figure::Ends{*found.mean - error, *found.mean + error}});
    heights.insert(heights.end(), {*found.mean - error, *found.mean + error});
  }
  std::ranges::reverse(means.points);
  std::ranges::reverse(spread.points);
  figure.x = axis_around("lambda", lambdas, Scale::logarithmic);
  figure.y = axis_around(label, heights);
  const auto terms = [](const TunedPoint& point) { return std::to_string(point.fit.nonzero); };
  figure.description = fmt::format("{} for each of {} penalties.", label, path.points.size());
  figure.series = {std::move(spread), std::move(means)};
  const TunedPoint& best = path.points[path.best];
  const TunedPoint& one_se = path.points[path.one_se];
  figure.marks = {{best.lambda, best.figures.front().mean, "lambda", "mean", 'B'},
                  {one_se.lambda, one_se.figures.front().mean, "lambda", "mean", 'S'}};
  figure.key = {fmt::format("B: best, lambda {}, {} terms; S: within one standard error, lambda {}, {} terms",
                            significant(best.lambda, 4), terms(best), significant(one_se.lambda, 4), terms(one_se))};
  figure.table.columns = {{"lambda"}, {"terms"}, {label}, {"std. error"}};
  for (const TunedPoint& point : path.points) {
    figure.table.rows.push_back({significant(point.lambda, 5), terms(point), significant(point.figures.front().mean, 6),
                                 significant(point.figures.front().std_error, 3)});
  }
  return figure;
}

std::string path_csv(const Tuning& tuning, std::span<const std::string> terms,
                     const std::vector<std::vector<std::vector<double>>>& coefficients) {
  std::string text = "l1_ratio,lambda,nonzero";
  for (const TunedFigure& figure : tuning.path().points.front().figures) {
    text += ',' + figure.metric + "_mean," + figure.metric + "_std_error";
  }
  text += ",(intercept)";
  for (const std::string& term : terms) {
    text += ',';
    append_cell(text, term, Dialect());
  }
  text += '\n';
  const auto add = [&](const std::optional<double>& value) {
    text += ',';
    if (value) append_shortest(text, *value);
  };
  for (std::size_t p = 0; p < tuning.paths.size(); ++p) {
    for (std::size_t k = 0; k < tuning.paths[p].points.size(); ++k) {
      const TunedPoint& point = tuning.paths[p].points[k];
      append_shortest(text, tuning.paths[p].l1_ratio);
      add(point.lambda);
      text += ',' + std::to_string(point.fit.nonzero);
      for (const TunedFigure& figure : point.figures) {
        add(figure.mean);
        add(figure.std_error);
      }
      for (const double coefficient : coefficients[p][k]) add(coefficient);
      text += '\n';
    }
  }
  return text;
}

}  // namespace logreg
