#include "verbs/inspect.h"

#include "model/model_file.h"
#include "report/model_report.h"
#include "report/print.h"
#include "verbs/shared.h"

namespace logreg {

int inspect(const InspectOptions& options, const Run& run) {
  const Model model = read_model(options.model, run);
  answer(options.common, print(model_report(model), options.common.json ? Format::json : Format::text));
  return 0;
}

}  // namespace logreg
