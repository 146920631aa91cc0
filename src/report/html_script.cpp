// What the slider of the threshold does: shows the confusion matrix that was counted at it, and what follows from that.
//
// The cells are data of the page; only ratios of them are computed here, by the definitions that the program has, and
// shown with as many digits. The page is complete without it.
#include "report/html_page.h"

namespace logreg {

const std::string_view page_script = R"js(
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const slider = document.getElementById("slider");
  if (!data || !slider) return;
  const range = document.getElementById("threshold-range");
  const field = document.getElementById("threshold-field");
  const thresholds = data.thresholds;

  const ratio = (a, b) => (b === 0 ? null : a / b);
  const finite = (value) => (value !== null && Number.isFinite(value) ? value : null);
  const metrics = {
    accuracy: (c) => ratio(c.tp + c.tn, c.all),
    no_information_rate: (c) => ratio(Math.max(c.positives, c.negatives), c.all),
    balanced_accuracy: (c) => {
      const recall = metrics.recall(c), specificity = metrics.specificity(c);
      return recall === null || specificity === null ? null : (recall + specificity) / 2;
    },
    precision: (c) => ratio(c.tp, c.tp + c.fp),
    recall: (c) => ratio(c.tp, c.positives),
    specificity: (c) => ratio(c.tn, c.negatives),
    npv: (c) => ratio(c.tn, c.tn + c.fn),
    f1: (c) => ratio(2 * c.tp, 2 * c.tp + c.fp + c.fn),
    mcc: (c) => ratio(c.tp * c.tn - c.fp * c.fn,
      Math.sqrt(c.positives * (c.tp + c.fp)) * Math.sqrt(c.negatives * (c.tn + c.fn))),
    kappa: (c) => ratio(2 * (c.tp * c.tn - c.fp * c.fn),
      c.positives * (c.tn + c.fn) + c.negatives * (c.tp + c.fp)),
  };

  // Six significant digits, as printf("%.6g") has them.
  const significant = (value, digits) => {
    if (value === 0) return "0";
    const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
    const power = Number(exponent);
    const short = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
    if (power >= -4 && power < digits) return short(value.toFixed(digits - 1 - power));
    return short(mantissa) + "e" + (power < 0 ? "-" : "+") + String(Math.abs(power)).padStart(2, "0");
  };
  const amount = (value) =>
    Number.isInteger(value) && Math.abs(value) < 1e12 ? String(value) : significant(value, 6);
  // Four decimals, a tie to the even one; more where these would claim a 0 or 1 that is none.
  const shown = (value) => {
    if (value === null) return "undefined";
    if (Math.abs(value * 32 % 2) === 1) return (2 * Math.round(value * 1e4 / 2) / 1e4).toFixed(4);
    for (let decimals = 4; decimals <= 17; ++decimals) {
      const text = value.toFixed(decimals);
      if (Number.isInteger(value) || !Number.isInteger(Number(text))) return text.replace(/^-(0\.?0*)$/, "$1");
      if (Number(text) === 0) break;
    }
    return significant(value, 2);
  };

  const cells = (i) => {
    const c = { threshold: thresholds[i], tp: data.tp[i], fp: data.fp[i], tn: data.tn[i], fn: data.fn[i] };
    c.positives = c.tp + c.fn;
    c.negatives = c.tn + c.fp;
    c.all = c.positives + c.negatives;
    return c;
  };

  const move = (mark, c) => {
    const [left, bottom, width, height] = mark.dataset.frame.split(" ").map(Number);
    const places = {
      threshold: c.threshold,
      recall: metrics.recall(c),
      precision: metrics.precision(c),
      false_positive_rate: ratio(c.fp, c.negatives),
      predicted: ratio(c.tp + c.fp, c.all),
    };
    const x = places[mark.dataset.x];
    const y = mark.dataset.y ? places[mark.dataset.y] : 0;
    mark.setAttribute("visibility", x === null || y === null ? "hidden" : "visible");
    if (x === null || y === null) return;
    const across = (left + x * width).toFixed(2);
    if (mark.tagName === "line") {
      mark.setAttribute("x1", across);
      mark.setAttribute("x2", across);
    } else {
      mark.setAttribute("cx", across);
      mark.setAttribute("cy", (bottom + y * height).toFixed(2));
    }
  };

  const show = (i) => {
    const c = cells(i);
    for (const name of ["tp", "fp", "tn", "fn"]) document.getElementById(name).textContent = amount(c[name]);
    for (const place of document.querySelectorAll("[data-metric]")) {
      place.textContent = shown(finite(metrics[place.dataset.metric](c)));
    }
    for (const place of document.querySelectorAll(".threshold-now")) place.textContent = String(c.threshold);
    for (const mark of document.querySelectorAll(".mark")) move(mark, c);
    range.value = i;
    range.setAttribute("aria-valuetext", String(c.threshold));
  };

  // The position whose threshold is nearest.
  const nearest = (threshold) => {
    let best = 0;
    thresholds.forEach((other, i) => {
      if (Math.abs(other - threshold) < Math.abs(thresholds[best] - threshold)) best = i;
    });
    return best;
  };

  range.max = thresholds.length - 1;
  range.addEventListener("input", () => {
    show(Number(range.value));
    field.value = thresholds[Number(range.value)];
  });
  field.addEventListener("input", () => {
    if (field.value !== "" && field.validity.valid) show(nearest(Number(field.value)));
  });
  field.addEventListener("change", () => { field.value = thresholds[Number(range.value)]; });
  document.getElementById("threshold-reset").addEventListener("click", () => {
    show(data.start);
    field.value = thresholds[data.start];
  });
  show(data.start);
  field.value = thresholds[data.start];
  slider.hidden = false;
})();
)js";

const std::string_view page_script_sha256 = "3dEHgfWhZJbYCBvQLK8Q/2PT18Au0Yxu4UsxBpdkCdY=";

}  // namespace logreg
