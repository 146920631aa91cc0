#include "model/export/export.h"

#include "base/error.h"
#include "made_model.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

namespace {

std::string refusal(const Model& model, const ExportOptions& options) {
  try {
    exported(model, options);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("each format has a line for each term, with its name") {
  for (const ExportName& each : export_formats()) {
    ExportOptions options;
    options.format = each.format;
    const std::string code = exported(made_model(), options);
    CAPTURE(each.name);
    CHECK(code.find("plan=pro") != std::string::npos);
    if (each.format != ExportFormat::sql) CHECK(code.find("2.0 * (x1_age - ") != std::string::npos);
    CHECK(code == exported(made_model(), options));
  }
}

TEST_CASE("a name must be a word") {
  ExportOptions options;
  options.name = "2nd";
  CHECK(refusal(made_model(), options).find("\"2nd\" cannot begin the names of an export") == 0);
  options.name = "a-b";
  CHECK_FALSE(refusal(made_model(), options).empty());
  options.name = "churn_2";
  CHECK(refusal(made_model(), options).empty());
}

TEST_CASE("a text that is no UTF-8 is refused by name where the language knows characters only") {
  Model model = made_model();
  model.columns[1].levels[1] = "pr\xF6";
  ExportOptions options;
  CHECK(refusal(model, options) == "\"pr\\xf6\" is not UTF-8, or holds a NUL: python cannot say it");
  options.format = ExportFormat::c;
  CHECK(refusal(model, options).empty());
}

TEST_CASE("a level for what is unseen must be there") {
  Model model = made_model();
  model.columns[1].other.reset();
  ExportOptions options;
  options.unseen = Unseen::other;
  CHECK_FALSE(refusal(model, options).empty());
}
