#include "verbs/tried_cures.h"

#include "base/placed_error.h"
#include "base/text.h"
#include "csv/layout.h"
#include "csv/messages.h"
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

// What the layout of a file has to do with an error, and what solves it.
struct Explanation {
  std::string words;
  std::vector<Offer> offers;
  std::vector<Cure> deeds;
  bool is_all = false;  // what the error says is of no use then
};

class Trial {
 public:
  Trial(const std::vector<std::string>& files, const Attempt& attempt, const Run& run)
      : files_(files), attempt_(attempt), run_(run) {}

  // What is wrong with this; nothing if it works.
  std::optional<Error> failure(const Request& request);
  // Those that solve the error of what was asked for, in the order of its cures.
  std::vector<Offer> solutions(const Error& error, const Offer& before);
  bool has_solution(const Error& error, const Offer& before);
  // Of the error of what was asked for; nothing if no layout that solves it is found.
  std::optional<Explanation> explanation(const Error& error, const Offer& before);
  std::string tried_on(const Request& request) const;

 private:
  std::optional<Explanation> explained_by(const LayoutFinding& finding, const std::string& file, const Error& error,
                                          const Offer& before);
  std::vector<Offer> solutions_behind(const Offer& next, const Error& error);
  std::vector<Cure> options(const Cure& cure, const Request& request) const;

  const std::vector<std::string>& files_;
  const Attempt& attempt_;
  const Run& run_;
  std::size_t attempts_ = 0;
  std::size_t rows_ = 0;  // of the last attempt that succeeded
};

// The request with the head as it is when the file has been mended.
Request with_mended(const Offer& offer, const std::string& file, const LayoutFinding& finding, const Run& run) {
  Request request = offer.request;
  const auto heads = std::make_shared<FileHeads>(*request.reading.options.instead);
  heads->replace(file, mended(heads->head(file, run).bytes, finding));
  request.reading.options.instead = heads;
  return request;
}

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

// That means the same model.
bool Trial::has_solution(const Error& error, const Offer& before) {
  const std::vector<Offer> found = solutions(error, before);
  return !std::ranges::all_of(found, [](const Offer& offer) { return means_another_model(offer); });
}

std::optional<Explanation> Trial::explanation(const Error& error, const Offer& before) {
  std::vector<std::string> wanted;
  if (!before.request.columns.target.empty()) wanted.push_back(before.request.columns.target);
  const ReadingOptions& options = before.request.reading.options;
  for (const std::string& file : files_) {
    const FileHead& head = options.instead->head(file, run_);
    for (const LayoutFinding& finding : layout_findings(head.bytes, head.whole, options, wanted)) {
      if (auto explained = explained_by(finding, file, error, before)) return explained;
    }
  }
  return std::nullopt;
}

std::optional<Explanation> Trial::explained_by(const LayoutFinding& finding, const std::string& file,
                                               const Error& error, const Offer& before) {
  const std::vector<Cure> cures = cures_of(finding);
  const bool says_it_itself = std::ranges::find(error.cures(), cures.front()) != error.cures().end();
  if (says_it_itself) return std::nullopt;
  if (finding.kind == LayoutFinding::Kind::totals && has_solution(error, before)) return std::nullopt;
  LayoutFinding in_file = finding;
  in_file.line = before.request.reading.options.instead->head(file, run_).line_in_file(finding.line);
  Explanation result{words(file == "-" ? "standard input" : file, in_file), {}, {}};
  if (!is_option(cures.front())) {
    result.deeds = cures;
    result.is_all = finding.kind == LayoutFinding::Kind::no_text;
    const bool is_solved = result.is_all || !failure(with_mended(before, file, finding, run_));
    return is_solved ? std::optional(result) : std::nullopt;
  }
  if (is_settled(cures.front(), before) || attempts_ >= most_attempts) return std::nullopt;
  const Offer next = with(before, cures.front());
  const std::optional<Error> failed = failure(next.request);
  if (!failed) {
    result.offers = {next};
  } else if (words(*failed) != words(error) && next.cures.size() < most_together) {
    result.offers = solutions_behind(next, *failed);
  }
  return result.offers.empty() ? std::nullopt : std::optional(result);
}

// What is given together with that offer, which ends in another error.
std::vector<Offer> Trial::solutions_behind(const Offer& next, const Error& error) {
  if (const auto more = explanation(error, next)) return more->offers;
  std::vector<Offer> solved = solutions(error, next);
  std::erase_if(solved, [](const Offer& offer) { return means_another_model(offer); });
  if (solved.size() > 1) solved.resize(1);
  return solved;
}

std::string Trial::tried_on(const Request& request) const {
  const auto is_cut = [&](const std::string& file) { return !request.reading.options.instead->head(file, run_).whole; };
  if (std::ranges::none_of(files_, is_cut)) return {};
  std::size_t line = 0;  // the first one of those farther on
  for (const std::string& file : files_) {
    const auto& seams = request.reading.options.instead->head(file, run_).seams;
    if (line == 0 && !seams.empty()) line = seams.front().in_file;
  }
  if (line == 0) return fmt::format("the first {}", counted(rows_, "row"));
  return fmt::format("{}: the first ones and some from line {} on", counted(rows_, "row"), line);
}

std::vector<Cure::Kind> kinds(const Error& error) {
  std::vector<Cure::Kind> result;
  for (const Cure& cure : error.cures()) result.push_back(cure.kind);
  return result;
}

Error with_words(const Error& error, const std::string& cures, const std::string& explanation = "") {
  const std::string sentence = error.sentence().worded(option_of);
  return {error.failure(), with_ways(explanation.empty() ? sentence : explanation + ": " + sentence, cures)};
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
  if (again && kinds(*again) == kinds(error)) {
    if (const auto explained = trial.explanation(error, {{}, request})) {
      const std::string cures = words(explained->offers, explained->deeds, trial.tried_on(request));
      if (explained->is_all) return {Failure::data, explained->words + cures};
      return with_words(error, cures, explained->words);
    }
    offers = trial.solutions(error, {{}, request});
  }
  return with_words(error, words(offers, deeds, trial.tried_on(request)));
}

int with_tried_cures(const std::vector<std::string>& files, Request request, const Attempt& attempt, const Run& run,
                     const std::function<int(const Request&)>& work) {
  const auto heads = std::make_shared<FileHeads>(std::max(all_bytes / files.size(), fewest_file_bytes),
                                                 request.reading.options.quote);
  request.reading.options.held = heads;
  std::optional<Error> failed;
  std::vector<Place> places;  // of what is wrong
  try {
    return work(request);
  } catch (const PlacedError& error) {
    places = error.places();
    failed = error;
  } catch (const Error& error) {
    if (error.cures().empty()) throw;
    failed = error;
  }
  // What the work has held is free by now.
  request.reading.options.held = nullptr;
  request.reading.options.instead = heads;
  heads->add(places, run);
  throw tried(*failed, files, request, attempt, run.silent());
}

}  // namespace logreg
