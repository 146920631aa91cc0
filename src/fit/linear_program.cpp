#include "fit/linear_program.h"

#include <glpk.h>

#include <cmath>
#include <csetjmp>

namespace logreg {

namespace {

constexpr int steps_at_a_time = 500;  // between two looks at whether somebody wants the work to stop
constexpr int most_steps = 50000;
// GLPK's smallest sensible ones: rows that hold to 1e-7, its default, would leave near-ties undecided.
constexpr double tolerance = 1e-9;

int number(std::size_t i) {
  return static_cast<int>(i) + 1;  // GLPK counts from 1
}

int bound_type(double low, double high) {
  if (std::isinf(low)) return std::isinf(high) ? GLP_FR : GLP_UP;
  if (std::isinf(high)) return GLP_LO;
  return low < high ? GLP_DB : GLP_FX;
}

int say_nothing(void* /*info*/, const char* /*text*/) {
  return 1;
}

void jump_out(void* info) {
  std::longjmp(*static_cast<std::jmp_buf*>(info), 1);
}

// Numbers of extreme sizes bring GLPK into states that it holds to be impossible; then it ends the process, unless a
// hook jumps out before. There is nothing on the way out but C. False: the problem must not be touched any more.
bool search(glp_prob* glpk, const glp_smcp& how, int& outcome) {
  std::jmp_buf way_out;
  glp_error_hook(jump_out, &way_out);
  const bool survived = setjmp(way_out) == 0;
  if (survived) outcome = glp_simplex(glpk, &how);
  glp_error_hook(nullptr, nullptr);
  return survived;
}

}  // namespace

struct LinearProgram::Problem {
  Problem() {
    glp_term_hook(say_nothing, nullptr);
    glp_set_obj_dir(glpk, GLP_MAX);
  }
  ~Problem() {
    if (!broken) glp_delete_prob(glpk);
  }
  Problem(const Problem&) = delete;
  Problem& operator=(const Problem&) = delete;

  glp_prob* const glpk = glp_create_prob();
  bool broken = false;
};

LinearProgram::LinearProgram() : problem_(std::make_unique<Problem>()) {}
LinearProgram::~LinearProgram() = default;

std::size_t LinearProgram::add_variable(double low, double high, double objective) {
  glp_prob* const glpk = problem_->glpk;
  const int variable = glp_add_cols(glpk, 1);
  glp_set_col_bnds(glpk, variable, bound_type(low, high), low, high);
  glp_set_obj_coef(glpk, variable, objective);
  return static_cast<std::size_t>(variable) - 1;
}

void LinearProgram::add_row(std::span<const Entry> entries) {
  glp_prob* const glpk = problem_->glpk;
  has_new_rows_ = true;
  const int row = glp_add_rows(glpk, 1);
  glp_set_row_bnds(glpk, row, GLP_LO, 0, 0);
  std::vector<int> variables = {0};
  std::vector<double> values = {0};
  for (const Entry& entry : entries) {
    if (entry.value == 0) continue;
    variables.push_back(number(entry.variable));
    values.push_back(entry.value);
  }
  glp_set_mat_row(glpk, row, static_cast<int>(variables.size()) - 1, variables.data(), values.data());
}

void LinearProgram::set_objective(std::size_t variable, double objective) {
  glp_set_obj_coef(problem_->glpk, number(variable), objective);
}

std::size_t LinearProgram::steps() const {
  return static_cast<std::size_t>(glp_get_it_cnt(problem_->glpk));
}

std::optional<LinearProgram::Answer> LinearProgram::maximise(const Run& run) {
  glp_prob* const glpk = problem_->glpk;
  glp_smcp how;
  glp_init_smcp(&how);
  how.msg_lev = GLP_MSG_OFF;
  // After new rows the basis is still dual feasible, after a new objective primal feasible.
  how.meth = has_new_rows_ ? GLP_DUALP : GLP_PRIMAL;
  how.tol_bnd = tolerance;
  how.tol_dj = tolerance;
  how.it_lim = steps_at_a_time;
  bool fresh = false;
  if (problem_->broken) return std::nullopt;
  for (int steps = 0; steps < most_steps; steps += steps_at_a_time) {
    run.check();
    int outcome = 0;
    problem_->broken = !search(glpk, how, outcome);
    if (problem_->broken) return std::nullopt;
    if (outcome == GLP_EITLIM) continue;
    if (outcome == 0) break;
    // The basis it starts from is singular or badly conditioned: once more from the beginning.
    if (fresh) return std::nullopt;
    fresh = true;
    glp_std_basis(glpk);
  }
  has_new_rows_ = false;
  if (glp_get_status(glpk) != GLP_OPT) return std::nullopt;
  Answer answer;
  answer.objective = glp_get_obj_val(glpk);
  for (int j = 1; j <= glp_get_num_cols(glpk); ++j) answer.values.push_back(glp_get_col_prim(glpk, j));
  for (int i = 1; i <= glp_get_num_rows(glpk); ++i) answer.multipliers.push_back(-glp_get_row_dual(glpk, i));
  return answer;
}

}  // namespace logreg
