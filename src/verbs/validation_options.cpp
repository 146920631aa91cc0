#include "verbs/validation_options.h"

#include "quality/validation_figures.h"
#include "verbs/bindings.h"
#include "verbs/rules.h"

#include <algorithm>

namespace logreg {

namespace {

Beside without_folds() {
  const auto has_none = [](const Given& given) {
    return !is_given(given, "--folds") && !is_given(given, "--group");
  };
  return where(has_none, "without --folds");
}

Binding requirement(std::vector<Requirement>& requirements) {
  return collected(requirements, [](const std::string& option, const std::string& text) {
    return requirement_of(option, text, figure_names());
  });
}

// What a figure is asked for of must be made.
Rule makes_what_is_required(const ValidationOptions& options) {
  const auto asks_for = [&options](std::string_view prefix) {
    return std::ranges::any_of(options.requirements,
                               [&](const Requirement& each) { return each.figure.starts_with(prefix); });
  };
  return [&options, asks_for](const Given& given) {
    if (asks_for("test_") && !options.test && !options.test_size) {
      need("--require", {"--test-size", "--test"}, "--test-size P or --test FILE")(given);
    }
    if (asks_for("fold_") && !options.asks_for_folds()) {
      need("--require", {"--folds"}, "--folds K")(given);
    }
  };
}

}  // namespace

OptionGroup validation_group(ValidationOptions& options) {
  return {
      "Figures of rows that the fit has not seen",
      {{"--test-size", '\0', "P", "Hold out this part of the rows, and judge a fit of the others",
        number(options.test_size, between_zero_and_one)},
       {"--test", '\0', "FILE", "Judge the model by the rows of this file", text(options.test)},
       {"--folds", '\0', "K", "Cross-validation: hold out each of K parts of the rows",
        converted(options.folds, [](const std::string& option, const std::string& text) {
          std::size_t folds = 0;
          count(folds, 2).set(option, text);
          return std::optional(folds);
        })},
       {"--repeats", '\0', "R", "So many times, in other parts each time", count(options.repeats, 1)},
       {"--group", '\0', "COLUMN", "Rows with the same text there are held out together", text(options.group)},
       {"--fold-column", '\0', "COLUMN", "The column says which rows are held out together", text(options.fold_column)},
       {"--time", '\0', "COLUMN", "Hold out later rows only, and learn from earlier ones", text(options.time)},
       {"--out-of-fold", '\0', "FILE", "Write each row's probability by the fit without it, as CSV",
        text(options.out_of_fold)},
       {"--no-folds", '\0', "", "No cross-validation where a penalised or separated fit would run one",
        flag(options.no_folds, true)},
       {"--require", '\0', "FIGURE>=N", "Exit code 5 unless it is met: test_roc_auc, fold_log_loss, ...",
        requirement(options.requirements)}},
      {without_effect("--repeats", without_folds(), "--folds 10"),
       exclude("--test-size", {"--test", "--fold-column", "--time"}), exclude("--group", {"--fold-column", "--time"}),
       exclude("--fold-column", {"--time", "--repeats"}), exclude("--time", {"--repeats"}),
       exclude("--no-folds", {"--folds", "--fold-column", "--time", "--out-of-fold"}),
       makes_what_is_required(options)}};
}

}  // namespace logreg
