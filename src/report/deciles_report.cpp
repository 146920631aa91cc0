#include "report/deciles_report.h"

#include "report/numbers.h"

#include <cstddef>
#include <string>
#include <utility>

namespace logreg {

void add_deciles(Report& report, std::span<const Decile> deciles) {
  Report::Table table;
  table.columns = {
      {"", Report::Align::left}, {"Rows"}, {"Positives"}, {"Rate"}, {"Cum. share"}, {"Lift"}, {"KS"}, {"Mean prob."}};
  Json::Array json;
  constexpr int digits = 6;
  for (std::size_t i = 0; i < deciles.size(); ++i) {
    const Decile& decile = deciles[i];
    table.rows.push_back({std::to_string(i + 1), significant(decile.rows, digits),
                          significant(decile.positives, digits), metric_value(decile.rate),
                          metric_value(decile.cumulative_share), four_decimals(decile.lift), four_decimals(decile.ks),
                          metric_value(decile.mean_probability)});
    json.emplace_back(Json::Object{{"group", i + 1},
                                   {"rows", decile.rows},
                                   {"positives", decile.positives},
                                   {"rate", decile.rate},
                                   {"cumulative_share", decile.cumulative_share},
                                   {"lift", decile.lift},
                                   {"ks", decile.ks},
                                   {"mean_probability", decile.mean_probability}});
  }
  report.begin_section("Groups of equal weight, the most likely first:");
  report.begin_section();
  report.add_table("deciles", std::move(json), std::move(table));
}

}  // namespace logreg
