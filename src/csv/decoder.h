// Compressed bytes -> bytes, as they come: gzip (RFC 1952) or Zstandard (RFC 8878), any number of members one after
// another.
#pragma once

#include "csv/gzip.h"
#include "csv/zstandard.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

namespace logreg {

class Decoder {
 public:
  static constexpr std::size_t head_bytes = 4;  // are enough to know one

  // The decoder for what begins so; nothing if that is not compressed.
  static std::optional<Decoder> of(std::string_view head);

  std::string_view name() const;

  // Decodes some of `from`. Throws DecodingError.
  Decoded decode(std::span<const char> from, std::span<char> to);
  // Whether the bytes may end here, after a whole member.
  bool may_end() const;

 private:
  using Kind = std::variant<Gzip, Zstandard>;
  explicit Decoder(Kind kind) : kind_(std::move(kind)) {}

  Kind kind_;
};

}  // namespace logreg
