// How a report looks: on a screen in daylight and in the dark, on a narrow one, and on paper.
//
// The colours of the two series are those of Okabe and Ito (2008), which colour-blind people can tell apart; on dark
// ground the lighter ones. Text has a contrast of at least 4.5 to its ground.
#include "report/html_page.h"

namespace logreg {

const std::string_view page_style = R"css(
:root {
  color-scheme: light dark;
  --ground: #f6f7f8; --card: #ffffff; --text: #1a1d21; --soft: #525a63; --rule: #d5dae0; --grid: #e6e9ed;
  --first: #0072b2; --second: #c05000; --second-fill: #e69f00;
  --reference: #6b737c; --mark: #1a1d21; --link: #005f96;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #121518; --card: #1b1f24; --text: #e8eaed; --soft: #aab2bb; --rule: #3a424b; --grid: #2b3138;
    --first: #56b4e9; --second: #e69f00; --second-fill: #e69f00;
    --reference: #99a1aa; --mark: #ffffff; --link: #7cc4f0;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
}
header, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .75rem; }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 1.25rem 0 .5rem; overflow-wrap: anywhere; }
p { margin: 0 0 .75rem; max-width: 46rem; overflow-wrap: anywhere; }
a { color: var(--link); }
.soft, figcaption p, footer { color: var(--soft); }
figcaption p, .note, footer { font-size: .9rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .25rem .5rem; background: var(--card); }
:focus-visible { outline: 3px solid var(--first); outline-offset: 2px; }
nav ul { list-style: none; margin: 1rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
section, .card {
  background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: 1.25rem; margin: 0 0 1.25rem;
}
section { min-width: 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 1rem 0; }
.tiles > div { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: .6rem .8rem; }
.tiles dt { color: var(--soft); font-size: .85rem; }
.tiles dd { margin: 0; font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.tiles dd small { display: block; font-size: .8rem; font-weight: 400; color: var(--soft); }
.facts {
  display: grid; grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr); gap: .2rem 1.25rem; margin: 0 0 1rem;
}
.facts dt { color: var(--soft); overflow-wrap: anywhere; }
.facts dd { margin: 0; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 25rem), 1fr)); gap: 1.5rem 2rem; }
figure { margin: 0; min-width: 0; }
figure h3 { margin-top: 0; }
figcaption p { min-height: 2.7rem; }
svg { display: block; width: 100%; height: auto; max-width: 34rem; }
svg text { fill: var(--text); font-size: 12.5px; font-family: inherit; }
svg .tick { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
svg .name { font-weight: 600; }
svg .middle { text-anchor: middle; }
svg .end { text-anchor: end; }
svg .grid { stroke: var(--grid); stroke-width: 1; }
svg .axis { stroke: var(--soft); stroke-width: 1; }
svg .line { fill: none; stroke-width: 2.2; stroke-linejoin: round; }
svg .line.first { stroke: var(--first); }
svg .line.second { stroke: var(--second); stroke-dasharray: 7 4; }
svg .line.reference { stroke: var(--reference); stroke-width: 1.4; stroke-dasharray: 2 4; }
svg .bar { stroke: var(--card); stroke-width: 1; }
svg .bar.first { fill: var(--first); }
svg .bar.second { fill: var(--second-fill); }
svg .point { stroke: var(--card); stroke-width: 1; }
svg .point.first { fill: var(--first); }
svg .point.second { fill: var(--second); }
svg .point.reference { fill: var(--reference); }
svg .whisker { stroke: var(--first); stroke-width: 1.8; }
svg .arrow { fill: var(--first); }
svg .mark { fill: none; stroke: var(--mark); stroke-width: 2; }
svg line.mark { stroke-dasharray: 5 3; }
.scroll { overflow-x: auto; margin: 0 0 1rem; max-width: 100%; }
.scroll:focus-visible { outline-offset: 0; }
table { border-collapse: collapse; font-size: .92rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding: 0 0 .35rem; }
th, td { padding: .25rem .75rem .25rem 0; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--grid); }
thead th, thead td { border-bottom: 1px solid var(--rule); font-weight: 600; }
tbody th { font-weight: 500; }
th.left, td.left { text-align: left; }
td.left { white-space: normal; }
tr.now th, tr.now td { font-weight: 700; }
details { margin: .5rem 0 0; }
summary { cursor: pointer; color: var(--link); font-size: .9rem; }
details[open] summary { margin-bottom: .5rem; }
.at-threshold { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem 2.5rem; align-items: start; }
.slider { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin: 0 0 1rem; }
.slider[hidden] { display: none; }
.slider label { font-weight: 600; }
.slider input[type=range] { flex: 1 1 14rem; min-width: 0; accent-color: var(--first); height: 1.75rem; }
.slider input[type=number], .slider button {
  font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 5px;
  padding: .2rem .5rem;
}
.slider input[type=number] { width: 6.5rem; }
.confusion { width: 100%; max-width: 32rem; }
.confusion th, .confusion td { white-space: normal; overflow-wrap: anywhere; }
.confusion td { width: 34%; padding: .5rem .75rem; border: 1px solid var(--rule); vertical-align: top; }
.confusion tbody th { padding-right: .75rem; }
.confusion thead td { border: 0; }
.confusion b { display: block; font-size: 1.3rem; line-height: 1.25; }
.confusion td small { color: var(--soft); font-size: .85rem; }
.confusion td.right { border: 2px solid var(--first); }
.confusion td.wrong { border: 2px dashed var(--second); }
footer { padding-bottom: 2rem; }
@media (max-width: 30rem) {
  section { padding: .9rem .75rem; }
  header, main, footer { padding-left: .6rem; padding-right: .6rem; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin: 0 0 .5rem; }
  .facts.short { grid-template-columns: 1fr max-content; }
  figcaption p { min-height: 0; }
}
@media print {
  :root {
    color-scheme: light;
    --ground: #ffffff; --card: #ffffff; --text: #000000; --soft: #3d444b; --rule: #b5bcc4; --grid: #dde1e6;
    --first: #0072b2; --second: #c05000; --second-fill: #e69f00;
    --reference: #6b737c; --mark: #000000; --link: #000000;
  }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { font-size: 10.5pt; }
  header, main, footer { max-width: none; padding: 0; }
  nav, .skip, .slider, details:not([open]) { display: none; }
  section { border: 0; padding: 0; margin: 0 0 1.5rem; }
  h2, h3, caption, figcaption { break-after: avoid; }
  figure, tr, .tiles, .confusion, .facts dd { break-inside: avoid; }
  .charts { grid-template-columns: 1fr 1fr; gap: 1.25rem; }
  .scroll { overflow: visible; }
  th, td { white-space: normal; padding-right: .5rem; }
  table { font-size: .85rem; }
}
)css";

const std::string_view page_style_sha256 = "AiZQtrAw4ney8V1deKXNPQc3imwHbL9qQ6yfY6Lf61E=";

}  // namespace logreg
