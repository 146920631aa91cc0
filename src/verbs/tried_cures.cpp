#include "verbs/tried_cures.h"

#include "base/text.h"
#include "verbs/layouts.h"
#include "verbs/messages.h"
#include "verbs/read_as_meant.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t all_bytes = std::size_t{1} << 22;          // of all files together
constexpr std::size_t fewest_file_bytes = std::size_t{1} << 16;  // of each
constexpr std::size_t most_attempts = 100;
constexpr std::size_t most_together = 4;  // options that solve it only together

class Trial {
 public:
  Trial(const std::vector<std::string>& files, const Attempt& attempt, const Run& run)
      : files_(files), attempt_(attempt), run_(run) {}

  // What is wrong with this; nothing if it works.
  std::optional<Error> failure(const Request& request);
  // Those that solve the error of what was asked for, in the order of its cures.
  std::vector<Offer> solutions(const Error& error, const Offer& before);
  std::string tried_on(const Request& request) const;

 private:
  std::vector<Offer> continued(const Offer& next, const Error& error);
  std::vector<Cure> options(const Cure& cure, const Request& request) const;

  const std::vector<std::string>& files_;
  const Attempt& attempt_;
  const Run& run_;
  std::size_t attempts_ = 0;
  std::size_t rows_ = 0;  // of the last attempt that succeeded
};

std::optional<Error> Trial::failure(const Request& request) {
  ++attempts_;
  try {
    const std::size_t rows = attempt_(request, run_);
    if (rows == 0) return Error(Failure::data, "no row can be used");
    rows_ = rows;
  } catch (const Error& error) {
    if (error.failure() == Failure::interrupted) throw;
    return error;
  }
  return std::nullopt;
}

// A cure that is open stands for several.
std::vector<Cure> Trial::options(const Cure& cure, const Request& request) const {
  if (is_option(cure)) return {cure};
  if (!is_open(cure)) return {};
  return possible_options(cure, request, files_.front(), run_);
}

// Each option is given once, and an open cure has been found when one of its options solves it.
std::vector<Offer> Trial::solutions(const Error& error, const Offer& before) {
  std::vector<Offer> solved;
  std::vector<std::pair<Offer, Error>> unsolved;
  for (const Cure& cure : error.cures()) {
    for (const Cure& option : options(cure, before.request)) {
      if (attempts_ >= most_attempts) return solved;
      if (is_open(cure) && is_settled(option, before)) continue;
      if (!is_read_as_meant(option, before.request, files_, run_)) continue;
      const Offer next = with(before, option);
      const std::optional<Error> failed = failure(next.request);
      if (failed) {
        unsolved.emplace_back(next, *failed);
        continue;
      }
      solved.push_back(next);
      if (is_open(cure)) break;
    }
  }
  const auto keeps_the_model = [](const Offer& offer) { return !means_another_model(offer); };
  if (std::ranges::any_of(solved, keeps_the_model)) return solved;
  for (const auto& [next, failed] : unsolved) {
    if (next.cures.size() >= most_together || words(failed) == words(error)) continue;
    const std::vector<Offer> more = solutions(failed, next);
    if (more.empty()) continue;
    const auto best = std::ranges::find_if(more, keeps_the_model);
    solved.push_back(best == more.end() ? more.front() : *best);
    if (best != more.end()) break;
  }
  return solved;
}

std::string Trial::tried_on(const Request& request) const {
  const auto is_cut = [&](const std::string& file) { return !request.reading.options.instead->head(file, run_).whole; };
  if (std::ranges::none_of(files_, is_cut)) return {};
  return fmt::format("the first {}", counted(rows_, "row"));
}

std::vector<Cure::Kind> kinds(const Error& error) {
  std::vector<Cure::Kind> result;
  for (const Cure& cure : error.cures()) result.push_back(cure.kind);
  return result;
}

Error with_words(const Error& error, const std::string& cures) {
  return {error.failure(), error.sentence().worded(option_of) + cures};
}

}  // namespace

Error tried(const Error& error, const std::vector<std::string>& files, const Request& request, const Attempt& attempt,
            const Run& run) {
  std::vector<Cure> deeds;
  std::ranges::copy_if(error.cures(), std::back_inserter(deeds),
                       [](const Cure& cure) { return !is_option(cure) && !is_open(cure); });
  std::vector<Offer> offers;
  Trial trial(files, attempt, run);
  // What is wrong may stand behind the bytes that are read again.
  const std::optional<Error> again = trial.failure(request);
  if (again && kinds(*again) == kinds(error)) offers = trial.solutions(error, {{}, request});
  return with_words(error, words(offers, deeds, trial.tried_on(request)));
}

int with_tried_cures(const std::vector<std::string>& files, Request request, const Attempt& attempt, const Run& run,
                     const std::function<int(const Request&)>& work) {
  const auto heads = std::make_shared<FileHeads>(std::max(all_bytes / files.size(), fewest_file_bytes));
  request.reading.options.held = heads;
  std::optional<Error> failed;
  try {
    return work(request);
  } catch (const Error& error) {
    if (error.cures().empty()) throw;
    failed = error;
  }
  // What the work has held is free by now.
  request.reading.options.held = nullptr;
  request.reading.options.instead = heads;
  throw tried(*failed, files, request, attempt, run.silent());
}

}  // namespace logreg
