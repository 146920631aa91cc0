// What train can be told. The initialisers are the only defaults, and the help prints them. Options that a lower layer
// reads stand in that layer's struct.
#pragma once

#include "data/schema.h"
#include "model/training.h"
#include "model/model.h"
#include "verbs/command_line.h"
#include "verbs/like.h"
#include "verbs/shared_options.h"
#include "verbs/validation_options.h"

#include <optional>
#include <string>
#include <vector>

namespace logreg {

struct TrainOptions {
  DataOptions data;
  ColumnOptions columns;
  std::optional<std::string> formula;  // or @ and the file that holds it
  bool indicator = false;              // a term for the missing cells of each number that is filled in
  TrainingOptions fit;
  LikeOptions like;
  std::vector<std::vector<std::string>> margins_at;  // COLUMN=VALUE, ... each
  std::vector<std::string> class_weights;  // balanced, or LABEL=W, ...
  double threshold = 0.5;
  std::optional<std::string> from;  // a model file to begin at
  ValidationOptions validation;
  std::string output = "model.json";
  std::optional<std::string> trace;
  std::optional<std::string> report;  // an HTML file
  TableFileOptions coefficients;
  std::optional<std::string> influence;  // a CSV file
  bool dfbeta = false;                   // columns of it for each term
  bool strict = false;
  CommonOptions common;
  // The options given that shaped the result, in the order of the help: the name without dashes, the text as it was
  // given ("true" for a flag; the records of a repeated list joined to one).
  OptionTexts shaping;
};

// Groups that tune has, too.
OptionGroup terms_group(TrainOptions& options);
OptionGroup training_group(TrainOptions& options);
// The same options; what is given is kept for the model file, the texts of a repeated one as one list.
OptionGroup recorded(OptionGroup group, OptionTexts& texts);

// The command line that fills them. The result refers to `options`, which must outlive it.
Command command_line_of(TrainOptions& options);

}  // namespace logreg
