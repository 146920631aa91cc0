#include "report/print.h"

#include "report/as_text.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace logreg {

namespace {

void add(Json::Object& object, const Report::Member& member) {
  object.emplace_back(member.key, member.value);
}

void add(Json::Object& object, const Report::Members& members) {
  for (auto& member : members.make()) object.push_back(std::move(member));
}

template <class ForPeople>
void add(Json::Object& /*object*/, const ForPeople& /*item*/) {}

std::string as_json(const Report& report, std::optional<std::size_t> /*columns*/) {
  return to_indented_text(as_object(report)) + '\n';
}

struct Printer {
  Format format;
  std::string (*print)(const Report&, std::optional<std::size_t> columns);
};

constexpr Printer printers[] = {
    {Format::text, as_text},
    {Format::json, as_json},
};

}  // namespace

Json as_object(const Report& report) {
  Json::Object object;
  for (const Report::Item& item : report.items) {
    std::visit([&](const auto& kind) { add(object, kind); }, item);
  }
  return object;
}

std::string print(const Report& report, Format format, std::optional<std::size_t> columns) {
  return std::ranges::find(printers, format, &Printer::format)->print(report, columns);
}

}  // namespace logreg
