#include "verbs/quality_options.h"

#include "base/sentences.h"
#include "verbs/bindings.h"

#include <algorithm>

namespace logreg {

OptionGroup quality_group(QualityOptions& options) {
  constexpr std::size_t most_samples = 1'000'000;
  return {"Intervals, groups and comparison",
          {{"--level", '\0', "L", "Level of the intervals", number(options.intervals.level, between_zero_and_one)},
           {"--bootstrap", '\0', "N", "Intervals of the other metrics from so many samples, drawn with replacement",
            count(options.intervals.bootstrap, 0, most_samples)},
           {"--seed", '\0', "N", "Where the drawing begins", count(options.intervals.seed)},
           {"--by", '\0', "COLUMN", "Every figure for each group of rows that say the same there", text(options.by)},
           {"--compare", '\0', "OTHER", "Test the difference from this model on the same rows", text(options.compare)},
           {"--require", '\0', "METRIC>=X",
            "Exit with 5 where the metric is not so; also >, <= and <; between quotes; may be repeated",
            requirements(options.requirements)}}};
}

void check_quality(const QualityOptions& options, const std::string& model, std::span<const std::string> data,
                   const Given& given) {
  if (given.contains("--seed") && options.intervals.bootstrap == 0) {
    throw error::option_without_effect("--seed", "without --bootstrap", "--bootstrap 1000");
  }
  const bool reads_stdin = model == "-" || std::ranges::find(data, "-") != data.end();
  if (options.compare == "-" && reads_stdin) throw error::stdin_twice();
}

}  // namespace logreg
