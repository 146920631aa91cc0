#include "verbs/inspect.h"

#include "base/output_file.h"
#include "model/model_file.h"
#include "report/model_report.h"
#include "report/print.h"

namespace logreg {

int inspect(const InspectOptions& options, const Run& run) {
  const Model model = read_model(options.model, run);
  write_file("-", print(model_report(model), options.common.json ? Format::json : Format::text));
  return 0;
}

}  // namespace logreg
