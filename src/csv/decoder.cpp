#include "csv/decoder.h"

#include <array>
#include <utility>

namespace logreg {

namespace {

constexpr std::string_view gzip_magic = "\x1F\x8B";
constexpr std::string_view zstandard_magic = "\x28\xB5\x2F\xFD";
// Of a frame that holds no data (RFC 8878, 3.1.2), with which some programs begin: 0x50 .. 0x5F, then these.
constexpr std::string_view skippable_magic = "\x2A\x4D\x18";

bool begins_skippable_frame(std::string_view head) {
  return head.size() >= Decoder::head_bytes && (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50U &&
         head.substr(1).starts_with(skippable_magic);
}

}  // namespace

std::optional<Decoder> Decoder::of(std::string_view head) {
  if (head.starts_with(gzip_magic)) return Decoder(Kind(std::in_place_type<Gzip>));
  if (head.starts_with(zstandard_magic) || begins_skippable_frame(head)) {
    return Decoder(Kind(std::in_place_type<Zstandard>));
  }
  return std::nullopt;
}

std::string_view Decoder::name() const {
  return std::holds_alternative<Gzip>(kind_) ? "gzip" : "zstd";
}

Decoded Decoder::decode(std::span<const char> from, std::span<char> to) {
  return std::visit([&](auto& kind) { return kind.decode(from, to); }, kind_);
}

bool Decoder::may_end() const {
  return std::visit([](const auto& kind) { return kind.may_end(); }, kind_);
}

}  // namespace logreg
