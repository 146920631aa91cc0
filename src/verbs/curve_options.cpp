#include "verbs/curve_options.h"

#include "base/sentences.h"
#include "base/text.h"
#include "verbs/bindings.h"

#include <algorithm>

namespace logreg {

namespace {

std::vector<std::string> names_of_curves() {
  return {curve_names().begin(), curve_names().end()};
}

bool is_curve(const std::string& text) {
  const std::vector<std::string> names = names_of_curves();
  return std::find(names.begin(), names.end(), text) != names.end();
}

Curve curve_of(const std::string& option, const std::string& text) {
  return static_cast<Curve>(chosen(option, text, names_of_curves()));
}

// roc,pr: nothing else can be meant by such a word.
bool is_list_of_curves(const std::string& text) {
  const std::vector<std::string_view> words = split(text, ',');
  return std::all_of(words.begin(), words.end(), [](std::string_view word) { return is_curve(std::string(word)); });
}

// Kind and path with a blank between them.
Binding files(std::vector<CurveFile>& member) {
  return {[&member](const std::string& option, const std::string& text) {
            const std::size_t blank = text.find(' ');
            const std::string path = text.substr(blank + 1);
            if (path.empty()) throw error::wrong_value(option, "the name of a file", path);
            member.push_back({curve_of(option, text.substr(0, blank)), path});
          },
          "", true};
}

Binding plots(std::vector<Curve>& member) {
  return {[&member](const std::string& option, const std::string& text) {
            const std::string usual = "roc,pr,calibration,gain";
            for (const std::string& name : list_elements(option, text.empty() ? usual : text)) {
              const Curve curve = curve_of(option, name);
              if (std::find(member.begin(), member.end(), curve) == member.end()) member.push_back(curve);
            }
          },
          "", true};
}

}  // namespace

bool CurveOptions::use_stdout() const {
  return std::any_of(files.begin(), files.end(), [](const CurveFile& file) { return file.path == "-"; });
}

OptionGroup curve_group(CurveOptions& options) {
  Option plot{"--plot", '\0', "[A,B,...]",
              "Draw curves in the terminal: some of roc, pr, calibration, gain, threshold; all but the last if none is "
              "named",
              plots(options.plots)};
  plot.is_value = is_list_of_curves;
  return {"Curves",
          {plot,
           {"--curve", '\0', "KIND FILE",
            "Write the points of roc, pr, calibration, gain or threshold as CSV; may be repeated. To standard output "
            "with -, and the answer goes to stderr",
            files(options.files)}}};
}

}  // namespace logreg
