// A gzip stream, RFC 1952: members one after another. Zero bytes behind a member are padding.
#pragma once

#include "csv/decoded.h"

#include <memory>
#include <span>

namespace logreg {

class Gzip {
 public:
  Gzip();
  Decoded decode(std::span<const char> from, std::span<char> to);
  bool may_end() const { return between_members_; }

 private:
  struct State;
  struct Close {
    void operator()(State* state) const;
  };

  std::unique_ptr<State, Close> state_;
  bool between_members_ = false;
};

}  // namespace logreg
