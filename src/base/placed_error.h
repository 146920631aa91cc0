// An error about what stands in certain records of files, which can be read again there.
#pragma once

#include "base/error.h"

#include <utility>
#include <vector>

namespace logreg {

class PlacedError : public Error {
 public:
  PlacedError(Error error, std::vector<Place> places) : Error(std::move(error)), places_(std::move(places)) {}
  const std::vector<Place>& places() const { return places_; }

 private:
  std::vector<Place> places_;
};

}  // namespace logreg
