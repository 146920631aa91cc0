#include "verbs/scores_options.h"

#include "base/sentences.h"
#include "verbs/bindings.h"

#include <string_view>

namespace logreg {

OptionGroup scores_group(ScoresOptions& options) {
  return {"Probabilities of another program, instead of MODEL and DATA",
          {{"--scores", '\0', "FILE",
            "A table that has them beside the labels, or - for standard input; may be repeated", texts(options.files)},
           {"--target", 't', "COLUMN", "The column of labels in it", text(options.target)},
           {"--positive", '\0', "LABEL", "The label that the probabilities are of; by default as in training",
            text(options.positive)},
           {"--probability", '\0', "COLUMN", "The column of probabilities in it", text(options.probability)}}};
}

void check_scores(const ScoresOptions& options, const Given& given) {
  if (options.files.empty()) {
    for (const std::string_view option : {"--target", "--positive", "--probability"}) {
      if (given.contains(option)) throw error::option_without_effect(option, "without --scores", "--scores FILE");
    }
    return;
  }
  if (options.target.empty()) throw error::option_needs("--scores", "--target COLUMN, the column of labels");
  for (const std::string_view option : {"--compare", "--save-threshold", "--unseen"}) {
    if (given.contains(option)) throw error::options_exclude("--scores", option);
  }
}

}  // namespace logreg
