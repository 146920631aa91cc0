#include "base/error.h"
#include "model/model_file.h"
#include "require.h"
#include "targets.h"

#include <string>

namespace logreg::fuzz {

void model(std::string_view bytes) {
  std::string text;
  try {
    text = model_text(parse_model(bytes, "m.json"));
  } catch (const Error& error) {
    require(error.failure() == Failure::data, "another failure than one of the data");
    return;
  }
  require(model_text(parse_model(text, "m.json")) == text, "a model that was written reads as another");
}

}  // namespace logreg::fuzz
