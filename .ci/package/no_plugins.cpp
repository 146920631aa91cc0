// Of a static program: GLPK would open libraries of databases when its modelling language reads tables from them, which
// logreg never asks of it. So libltdl, which would open them, is not linked, and these say that it cannot.

extern "C" {

int lt_dlinit() {
  return 1;  // errors
}

int lt_dlexit() {
  return 0;
}

void* lt_dlopen(const char*) {
  return nullptr;
}

void* lt_dlsym(void*, const char*) {
  return nullptr;
}

int lt_dlclose(void*) {
  return 1;
}

const char* lt_dlerror() {
  return "a static program opens no libraries";
}
}
