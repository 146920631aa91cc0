#include "base/output_file.h"

#include "base/error.h"
#include "base/messages.h"
#include "base/number.h"
#include "base/text.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <optional>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t buffer_size = 1U << 16;

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// What the system shows of our own streams is written to, never replaced, even if a regular file is behind it.
bool is_own_stream(const std::string& path) {
  return path.starts_with("/dev/fd/") || path.starts_with("/dev/std") || path.starts_with("/proc/");
}

// The number of our own descriptor that such a name means, if it is one of the usual names.
std::optional<std::uint64_t> own_descriptor(std::string_view path) {
  if (path == "/dev/stdin") return STDIN_FILENO;
  if (path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (path.starts_with(folder)) return parse_count(path.substr(folder.size()));
  }
  return std::nullopt;
}

// Whether that is a standard stream that was closed: something was opened in its place, the wrong way round.
bool is_closed_stream(const std::string& path) {
  const auto number = own_descriptor(path);
  if (!number || *number > STDERR_FILENO) return false;
  const int wrong_way = *number == STDIN_FILENO ? O_WRONLY : O_RDONLY;
  return (fcntl(static_cast<int>(*number), F_GETFL) & O_ACCMODE) == wrong_way;
}

// Follows symbolic links, also to a file that is not there yet.
std::string resolved(std::string path) {
  constexpr int most_links = 40;  // as the kernel
  for (int i = 0; i < most_links; ++i) {
    if (is_own_stream(path)) return path;
    std::array<char, PATH_MAX> link;
    const ssize_t length = readlink(path.c_str(), link.data(), link.size());
    if (length < 0) return path;
    const std::string to(link.data(), static_cast<std::size_t>(length));
    path = to.starts_with('/') ? to : fmt::format("{}/{}", folder_of(path), to);
  }
  throw error::cannot_write(path, ELOOP);
}

// .NAME.END in the folder of a file. A name that leaves no room for that is cut, and told from others by its hash.
std::string hidden_beside(const std::string& path, const std::string& end) {
  const std::size_t slash = path.rfind('/');
  const std::size_t name_begin = slash == std::string::npos ? 0 : slash + 1;
  std::string name = path.substr(name_begin);
  const std::size_t room = NAME_MAX - 2 - end.size();
  if (name.size() > room) {
    const std::string hash = fmt::format("~{:016x}", std::hash<std::string>()(name));
    name = std::string(first_characters(name, room - hash.size())) + hash;
  }
  return fmt::format("{}.{}.{}", path.substr(0, name_begin), name, end);
}

// A new file that a killed run cannot leave behind; negative where the system has no such files.
int open_without_name(const std::string& folder) {
  // It gets its name through /proc.
  if (access("/proc/self/fd", X_OK) != 0) return -1;
  return open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
}

}  // namespace

OutputFile::OutputFile(const std::string& path) : name_(path) {
  if (path == "-") {
    name_ = "standard output";
    descriptor_ = STDOUT_FILENO;
    return;
  }
  if (path.empty()) throw error::cannot_write(name_, ENOENT);
  const std::string target = resolved(path);
  struct stat status {};
  const bool exists = stat(target.c_str(), &status) == 0;
  if (!exists && errno != ENOENT) throw error::cannot_write(name_, errno);
  if (is_closed_stream(target)) throw error::cannot_write(name_, EBADF);
  if (exists && S_ISDIR(status.st_mode)) throw error::cannot_write(name_, EISDIR);
  if (is_own_stream(target) || (exists && !S_ISREG(status.st_mode))) {
    // Appending matters to /dev/stdout only, where a file that the shell appends to may be behind it.
    descriptor_ = open(target.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (descriptor_ < 0) throw error::cannot_write(name_, errno);
    return;
  }
  // Refused now rather than after hours of work.
  if (exists && access(target.c_str(), W_OK) != 0) throw error::cannot_write(name_, errno);
  if (access(folder_of(target).c_str(), W_OK | X_OK) != 0) throw error::cannot_write(name_, errno);
  target_ = target;
}

OutputFile::~OutputFile() {
  if (descriptor_ > STDERR_FILENO) close(descriptor_);
  if (!temporary_.empty()) unlink(temporary_.c_str());
}

void OutputFile::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= buffer_size) flush();
}

void OutputFile::flush() {
  std::string bytes = std::exchange(buffer_, {});
  write_out(bytes);
  bytes.clear();
  buffer_ = std::move(bytes);  // its memory serves again
}

void OutputFile::write_out(std::string_view bytes) {
  if (descriptor_ < 0) descriptor_ = open_without_name(folder_of(target_));
  if (descriptor_ < 0) open_with_name();
  while (!bytes.empty()) {
    // cppcheck-suppress invalidLifetime  // the caller's bytes live until this returns
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      if (errno == EAGAIN) {  // somebody made our standard output non-blocking
        pollfd room{descriptor_, POLLOUT, 0};
        poll(&room, 1, -1);
        continue;
      }
      if (errno == EPIPE) throw PipeClosed{};
      throw error::cannot_write(name_, errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
    begin_syncing(static_cast<std::size_t>(written));
  }
}

// What has been written is sent to the disk while the rest is made, so that there is less to wait for in the end. Where
// the system refuses, all is sent then.
void OutputFile::begin_syncing([[maybe_unused]] std::size_t more) {
#ifdef SYNC_FILE_RANGE_WRITE
  constexpr std::size_t at_once = std::size_t{1} << 22;
  written_ += more;
  if (target_.empty() || written_ - syncing_ < at_once) return;
  sync_file_range(descriptor_, static_cast<off_t>(syncing_), static_cast<off_t>(written_ - syncing_),
                  SYNC_FILE_RANGE_WRITE);
  syncing_ = written_;
#endif
}

void OutputFile::open_with_name() {
  for (int attempt = 0; descriptor_ < 0; ++attempt) {
    temporary_ = hidden_beside(target_, fmt::format("{}-{}.tmp", getpid(), attempt));
    descriptor_ = open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ < 0 && errno != EEXIST) {
      temporary_.clear();
      throw error::cannot_write(name_, errno);
    }
  }
}

// The file takes its place by renaming, for which it must have a name. One that is there already was left by a run that
// was killed between this and the renaming.
void OutputFile::give_name() {
  const std::string own = fmt::format("/proc/self/fd/{}", descriptor_);
  const std::string name = hidden_beside(target_, "tmp");
  const auto link = [&] { return linkat(AT_FDCWD, own.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0; };
  if (!link() && (errno != EEXIST || unlink(name.c_str()) != 0 || !link())) throw error::cannot_write(name_, errno);
  temporary_ = name;
}

void OutputFile::finish() {
  flush();
  if (target_.empty()) return;
  struct stat old {};
  if (stat(target_.c_str(), &old) == 0) fchmod(descriptor_, old.st_mode & 07777U);
  if (fsync(descriptor_) != 0) throw error::cannot_write(name_, errno);
  if (temporary_.empty()) give_name();
  if (close(std::exchange(descriptor_, -1)) != 0) throw error::cannot_write(name_, errno);
  if (rename(temporary_.c_str(), target_.c_str()) != 0) throw error::cannot_write(name_, errno);
  temporary_.clear();
}

void write_file(const std::string& path, std::string_view bytes) {
  OutputFile file(path);
  file.write(bytes);
  file.finish();
}

}  // namespace logreg
