#include "report/print.h"

#include "report/as_json.h"
#include "report/as_text.h"

#include <algorithm>

namespace logreg {

namespace {

struct Printer {
  Format format;
  std::string (*print)(const Report&);
};

constexpr Printer printers[] = {
    {Format::text, as_text},
    {Format::json, as_json},
};

}  // namespace

std::string print(const Report& report, Format format) {
  return std::ranges::find(printers, format, &Printer::format)->print(report);
}

}  // namespace logreg
