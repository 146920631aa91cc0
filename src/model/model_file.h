// The model file: JSON that reads well in a diff, and an untrusted input when it is read.
#pragma once

#include "base/run.h"
#include "model/model.h"

#include <string>
#include <string_view>

namespace logreg {

constexpr int model_format_version = 2;

// The same model gives the same bytes.
std::string model_text(const Model& model);

// Checks every key. `file` is for messages. Throws Error.
Model parse_model(std::string_view text, const std::string& file);

// "-" is standard input. Throws Error.
Model read_model(const std::string& path, const Run& run);

}  // namespace logreg
