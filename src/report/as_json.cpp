#include "report/as_json.h"

#include <utility>
#include <variant>

namespace logreg {

namespace {

void add(Json::Object& object, const Report::Fact& fact) {
  if (!fact.key.empty()) object.emplace_back(fact.key, fact.value);
}

void add(Json::Object& object, const Report::Table& table) {
  if (!table.key.empty()) object.emplace_back(table.key, table.value);
}

void add(Json::Object& object, const Report::Members& members) {
  for (auto& member : members.make()) object.push_back(std::move(member));
}

void add(Json::Object&, const Report::Paragraph&) {}

void add(Json::Object&, const Report::Heading&) {}

}  // namespace

Json as_object(const Report& report) {
  Json::Object object;
  for (const Report::Item& item : report.items) {
    std::visit([&](const auto& kind) { add(object, kind); }, item);
  }
  return object;
}

std::string as_json(const Report& report) {
  return to_indented_text(as_object(report)) + '\n';
}

}  // namespace logreg
