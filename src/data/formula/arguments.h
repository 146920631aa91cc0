// The arguments of a call, matched to the parameters of its function as R does: by their names, then in order.
#pragma once

#include "data/formula/syntax.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

struct Signature {
  std::string_view usage;               // ns(x, df=4), to be shown
  std::vector<std::string> parameters;  // all of them have names
  std::size_t in_order = 1;             // how many of them may be given without
  bool is_open = false;                 // whether any number of nameless ones follows
};

class Arguments {
 public:
  // Throws an Error with the place. The call and the signature outlive this.
  Arguments(const SyntaxNode& call, const Signature& signature, std::string_view formula);

  // nullptr: it is not given.
  const SyntaxNode* find(std::string_view parameter) const;
  // Throws an Error where it is not given.
  const SyntaxNode& at(std::string_view parameter) const;
  // Nameless ones behind those in order.
  const std::vector<const SyntaxNode*>& rest() const { return rest_; }

 private:
  void match_names();
  void match_order();

  const SyntaxNode* call_;
  const Signature* signature_;
  std::string_view formula_;
  std::vector<const SyntaxNode*> matched_;
  std::vector<const SyntaxNode*> rest_;
};

}  // namespace logreg
