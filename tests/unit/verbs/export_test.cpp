#include "verbs/export.h"

#include "parsed_as.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

TEST_CASE("export must be told what the model becomes") {
  CHECK(refusal_of<ExportingOptions>({"m"}) ==
        "--to is missing: what the model is to become. Try logreg export --help");
  CHECK(parsed_as<ExportingOptions>({"m", "--to", "javascript"}).format == ExportFormat::javascript);
  CHECK(parsed_as<ExportingOptions>({"m", "--to", "c", "--unseen", "baseline"}).code.unseen == Unseen::baseline);
  CHECK_FALSE(refusal_of<ExportingOptions>({"m", "--to", "cobol"}).empty());
}

TEST_CASE("an export does not take the place of its model") {
  CHECK_FALSE(refusal_of<ExportingOptions>({"m.json", "--to", "c", "-o", "m.json"}).empty());
}
