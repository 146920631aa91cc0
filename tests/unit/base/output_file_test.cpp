#include "base/output_file.h"

#include "base/error.h"
#include "scratch_folder.h"
#include "thrown.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>

using namespace logreg;

namespace {

unsigned mode_of(const std::string& path) {
  struct stat status {};
  REQUIRE(stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

}  // namespace

TEST_CASE("a file appears whole when it is finished, and not before") {
  const ScratchFolder folder;
  OutputFile file(folder.path("out.csv"));
  file.write("a,b\n");
  file.flush();
  file.write("1,2\n");
  CHECK_FALSE(std::filesystem::exists(folder.path("out.csv")));
  file.finish();
  CHECK(folder.read("out.csv") == "a,b\n1,2\n");
  CHECK(folder.files() == 1);
}

TEST_CASE("an old file stays as it is until the new one is finished, and is then replaced whole") {
  const ScratchFolder folder;
  const std::string path = folder.write("model.json", "the old one, which is longer");
  {
    OutputFile file(path);
    file.write(std::string(300'000, 'x'));
    CHECK(folder.read("model.json") == "the old one, which is longer");
    file.finish();
  }
  CHECK(folder.read("model.json") == std::string(300'000, 'x'));
  write_file(path, "new");
  CHECK(folder.read("model.json") == "new");
  CHECK(folder.files() == 1);
}

TEST_CASE("a file may have the longest name there is") {
  const ScratchFolder folder;
  for (const std::string& name : {std::string(255, 'x'), std::string(251, 'x') + "\xC3\xA4\xC3\xA4"}) {
    const std::string path = folder.path(name);
    write_file(path, "old");
    write_file(path, "new");
    CHECK(folder.read(name) == "new");
    std::filesystem::remove(path);
    CHECK(folder.files() == 0);
  }
  const auto refused = thrown([&] { const OutputFile file(folder.path(std::string(256, 'x'))); });
  REQUIRE(refused);
  CHECK(std::string(refused->what()).ends_with("File name too long"));
}

TEST_CASE("without finish nothing remains of the new file") {
  const ScratchFolder folder;
  const std::string path = folder.write("model.json", "old");
  {
    OutputFile file(path);
    file.write("half of it");
    file.flush();
  }
  CHECK(folder.read("model.json") == "old");
  CHECK(folder.files() == 1);
}

TEST_CASE("a file has no name before it is finished, and takes away the second one of a run that was killed") {
  const ScratchFolder folder;
  const std::string path = folder.write("model.json", "old");
  const std::string left = folder.write(".model.json.tmp", "of a killed run");
  OutputFile file(path);
  file.write("new");
  file.flush();
  CHECK(folder.files() == 2);
  CHECK(folder.read(".model.json.tmp") == "of a killed run");
  file.finish();
  CHECK(folder.files() == 1);
  CHECK(folder.read("model.json") == "new");
}

TEST_CASE("an empty answer is an empty file") {
  const ScratchFolder folder;
  write_file(folder.path("empty"), "");
  CHECK(folder.read("empty") == "");
}

TEST_CASE("the mode of the old file is kept, and a new file has that of the umask") {
  const ScratchFolder folder;
  const std::string path = folder.write("model.json", "old");
  for (const unsigned mode : {0600U, 0664U, 0755U}) {
    REQUIRE(chmod(path.c_str(), mode) == 0);
    write_file(path, "new");
    CHECK(mode_of(path) == mode);
  }
  const mode_t before = umask(027);
  write_file(folder.path("fresh"), "new");
  umask(before);
  CHECK(mode_of(folder.path("fresh")) == 0640);
}

TEST_CASE("a symbolic link stays a link, and what it points to is replaced") {
  const ScratchFolder folder;
  std::filesystem::create_directory(folder.path("there"));
  folder.write("there/model.json", "old");
  struct Case {
    const char* link;
    std::string to;
  };
  const Case cases[] = {
      {"relative", "there/model.json"}, {"absolute", folder.path("there/model.json")}, {"twice", "relative"}};
  for (const Case& c : cases) {
    CAPTURE(c.link);
    std::filesystem::create_symlink(c.to, folder.path(c.link));
    write_file(folder.path(c.link), c.link);
    CHECK(std::filesystem::is_symlink(folder.path(c.link)));
    CHECK(folder.read("there/model.json") == c.link);
  }
}

TEST_CASE("a dangling link leads to the file that it promises") {
  const ScratchFolder folder;
  std::filesystem::create_directory(folder.path("there"));
  std::filesystem::create_symlink("there/later.json", folder.path("link"));
  write_file(folder.path("link"), "new");
  CHECK(std::filesystem::is_symlink(folder.path("link")));
  CHECK(folder.read("there/later.json") == "new");
}

TEST_CASE("links that lead in a circle are an error of the system") {
  const ScratchFolder folder;
  std::filesystem::create_symlink("b", folder.path("a"));
  std::filesystem::create_symlink("a", folder.path("b"));
  const auto error = thrown([&] { OutputFile file(folder.path("a")); });
  REQUIRE(error);
  CHECK(error->failure() == Failure::system);
}

TEST_CASE("what cannot be written is refused before any work") {
  const ScratchFolder folder;
  std::filesystem::create_directory(folder.path("folder"));
  struct Case {
    std::string path;
    std::string sentence;
  };
  const Case cases[] = {
      {folder.path("folder"), "Is a directory"},
      {folder.path("absent/model.json"), "No such file or directory"},
      {"", "No such file or directory"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.path);
    const auto error = thrown([&] { OutputFile file(c.path); });
    REQUIRE(error);
    CHECK(error->failure() == Failure::system);
    CHECK(std::string(error->what()).ends_with(": " + c.sentence));
  }
}

TEST_CASE("a full disk is an error of the system that names the file as the user did") {
  const auto error = thrown([] { write_file("/dev/full", "x"); });
  REQUIRE(error);
  CHECK(error->failure() == Failure::system);
  CHECK(std::string(error->what()) == "cannot write \"/dev/full\": No space left on device");
}

TEST_CASE("a disk that fills up leaves the old file and nothing else") {
  const ScratchFolder folder;
  const std::string path = folder.write("model.json", "old");
  // A limit on the size of files does to a write what a full disk does.
  struct Limit {
    Limit() {
      getrlimit(RLIMIT_FSIZE, &before);
      signal_before = std::signal(SIGXFSZ, SIG_IGN);
      rlimit small = before;
      small.rlim_cur = 1000;
      setrlimit(RLIMIT_FSIZE, &small);
    }
    ~Limit() {
      setrlimit(RLIMIT_FSIZE, &before);
      std::signal(SIGXFSZ, signal_before);
    }
    rlimit before{};
    void (*signal_before)(int) = nullptr;
  };
  const auto error = thrown([&] {
    const Limit limit;
    write_file(path, std::string(5000, 'x'));
  });
  REQUIRE(error);
  CHECK(error->failure() == Failure::system);
  CHECK(folder.read("model.json") == "old");
  CHECK(folder.files() == 1);
}

TEST_CASE("a device is written to and not replaced") {
  write_file("/dev/null", "x");
  CHECK(std::filesystem::is_character_file("/dev/null"));
  const ScratchFolder folder;
  std::filesystem::create_symlink("/dev/null", folder.path("link"));
  write_file(folder.path("link"), "x");
  CHECK(std::filesystem::is_symlink(folder.path("link")));
  CHECK(folder.files() == 1);
}

TEST_CASE("a FIFO is written directly") {
  const ScratchFolder folder;
  const std::string path = folder.path("fifo");
  REQUIRE(mkfifo(path.c_str(), 0600) == 0);
  std::string received;
  std::thread reader([&] { received = folder.read("fifo"); });
  write_file(path, "through the pipe\n");
  reader.join();
  CHECK(received == "through the pipe\n");
  CHECK(std::filesystem::is_fifo(path));
  CHECK(folder.files() == 1);
}

TEST_CASE("a file under /dev/shm is a file like any other") {
  const std::string path = "/dev/shm/logreg-test-" + std::to_string(getpid());
  if (access("/dev/shm", W_OK) != 0) return;
  write_file(path, "the longer one");
  write_file(path, "short");
  CHECK(std::filesystem::file_size(path) == 5);
  std::filesystem::remove(path);
}

TEST_CASE("what the shell appends to through our own streams keeps what it has") {
  const ScratchFolder folder;
  folder.write("log", "before\n");
  const int log = open(folder.path("log").c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  REQUIRE(log >= 0);
  const std::string stream = "/dev/fd/" + std::to_string(log);
  write_file(stream, "after\n");
  std::filesystem::create_symlink(stream, folder.path("link"));
  write_file(folder.path("link"), "again\n");
  close(log);
  CHECK(folder.read("log") == "before\nafter\nagain\n");
  CHECK(folder.files() == 2);
}

TEST_CASE("a pipe that nobody reads is no error of ours") {
  std::array<int, 2> ends{};
  REQUIRE(pipe2(ends.data(), O_CLOEXEC) == 0);
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  OutputFile file("/dev/fd/" + std::to_string(ends[1]));
  close(ends[0]);
  file.write("x");
  CHECK_THROWS_AS(file.flush(), PipeClosed);
  std::signal(SIGPIPE, before);
  close(ends[1]);
}
