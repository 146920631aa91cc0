#include "model/export/proof.h"

#include "descent/neuron.h"
#include "made_model.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace logreg;

namespace {

// By hand: the formula of made_model().
std::optional<double> wanted(const ProofRow& row) {
  const ProofCell& age = row.cells[0];
  const ProofCell& plan = row.cells[1];
  const ProofCell& months = row.cells[2];
  if (!months.number || !plan.text || (plan.text != "basic" && plan.text != "pro" && plan.text != "old")) return {};
  const double logit = 0.5 + 2 * (age.number.value_or(31) - 30) - (plan.text == "pro" ? 1 : 0) + *months.number;
  return std::isfinite(logit) ? std::optional(sigmoid(logit)) : std::nullopt;
}

}  // namespace

TEST_CASE("the rows of a proof have the probabilities of the model, and show each of its parts") {
  const Model model = made_model();
  const Scoring scoring = scoring_of(model, Unseen::unusable);
  const std::vector<ProofRow> proof = proof_of(model, scoring, Unseen::unusable);
  REQUIRE(proof.size() > 40);
  for (const ProofRow& row : proof) {
    const auto probability = wanted(row);
    REQUIRE(row.probability.has_value() == probability.has_value());
    if (probability) CHECK(*row.probability == doctest::Approx(*probability).epsilon(1e-12));
  }
  const auto some = [&](const auto& is) { return std::ranges::any_of(proof, is); };
  CHECK(some([](const ProofRow& row) { return !row.cells[0].number && row.probability; }));
  CHECK(some([](const ProofRow& row) { return row.cells[1].text == "old" && row.probability; }));
  CHECK(some([](const ProofRow& row) { return row.cells[1].text == "PRO" && !row.probability; }));
  CHECK(some([](const ProofRow& row) { return row.cells[1].text == "pro " && !row.probability; }));
  CHECK(some([](const ProofRow& row) { return row.cells[0].number > 40 && row.probability; }));
}

TEST_CASE("the numbers of a proof are not the ends of what the training saw") {
  const Model model = made_model();
  for (const ProofRow& row : proof_of(model, scoring_of(model, Unseen::unusable), Unseen::unusable)) {
    CHECK(row.cells[0].number != 20);
    CHECK(row.cells[0].number != 40);
  }
}
