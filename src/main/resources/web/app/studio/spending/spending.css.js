import { css } from 'lit';

/** The colours of models: distinct from each other and from both papers. */
export const spendingStyles = css`
  :host {
    --m0: light-dark(#2f6fde, #7fb0ff);
    --m1: light-dark(#c4410c, #ff8f57);
    --m2: light-dark(#12806a, #4fc9ac);
    --m3: light-dark(#8246b8, #c39bec);
    --m4: light-dark(#96690a, #e0b44a);
    --m5: light-dark(#bd3b78, #f28fbb);
    --m6: light-dark(#55761d, #a6c964);
    --m7: light-dark(#5b5b57, #b5b5b0);
    display: grid;
    max-width: 1400px;
    gap: var(--space-4);
    margin: 0 auto;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
  }

  h1 {
    margin-right: auto;
  }

  .periods {
    display: flex;
    gap: var(--space-1);
  }

  .sums {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(170px, 44%), 1fr));
    gap: var(--space-3);
  }

  .sums > div {
    padding: var(--space-4);
  }

  dt {
    color: var(--quiet);
    font-size: var(--text-s);
  }

  dd {
    font-size: var(--text-xl);
    font-weight: 650;
    letter-spacing: -0.02em;
    line-height: 1.3;
  }

  .more {
    color: var(--quiet);
    font-size: var(--text-s);
    font-weight: 400;
    letter-spacing: 0;
  }

  section {
    display: grid;
    align-content: start;
    gap: var(--space-3);
    padding: var(--space-4) var(--space-5) var(--space-5);
  }

  .chart,
  .chart .empty {
    min-width: 0;
    height: 260px;
  }

  .chart {
    overflow: hidden;
  }

  .chart .empty {
    display: grid;
    place-content: center;
    gap: var(--space-3);
    border-radius: var(--radius-m);
    background: var(--well);
    text-align: center;
  }

  svg {
    display: block;
  }

  .grid {
    stroke: var(--line);
  }

  .axis {
    fill: var(--quiet);
    font: 11.5px var(--font);
    font-variant-numeric: tabular-nums;
  }

  .slot {
    fill: transparent;
  }

  a:hover > .slot {
    fill: var(--well);
  }

  svg a:focus-visible {
    outline: none;
  }

  svg a:focus-visible > rect {
    stroke: var(--ring);
    stroke-width: 2;
  }

  .part:hover {
    opacity: 0.8;
  }

  .limit {
    stroke: var(--bad);
    stroke-dasharray: 5 4;
    stroke-width: 1.5;
  }

  .limit-name {
    fill: var(--bad);
    font: 600 11.5px var(--font);
  }

  .hatch-ground {
    fill: var(--well);
  }

  .hatch {
    fill: var(--line-strong);
  }

  .dot-ground {
    fill: var(--bad-soft);
  }

  .dot {
    fill: var(--bad);
  }

  .m0 {
    background: var(--m0);
    fill: var(--m0);
  }

  .m1 {
    background: var(--m1);
    fill: var(--m1);
  }

  .m2 {
    background: var(--m2);
    fill: var(--m2);
  }

  .m3 {
    background: var(--m3);
    fill: var(--m3);
  }

  .m4 {
    background: var(--m4);
    fill: var(--m4);
  }

  .m5 {
    background: var(--m5);
    fill: var(--m5);
  }

  .m6 {
    background: var(--m6);
    fill: var(--m6);
  }

  .m7 {
    background: var(--m7);
    fill: var(--m7);
  }

  .reserved {
    background: repeating-linear-gradient(45deg, var(--line-strong) 0 2px, var(--well) 2px 6px);
    fill: url('#reserved');
  }

  .unknown {
    background: radial-gradient(circle, var(--bad) 1.1px, var(--bad-soft) 1.5px) 0 0 / 5px 5px;
    fill: url('#unknown');
  }

  .part.unknown,
  .part.reserved {
    stroke: var(--line-strong);
  }

  .legend {
    display: flex;
    min-height: 1.6em;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    color: var(--quiet);
    font-size: var(--text-s);
  }

  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  .key {
    width: 12px;
    height: 12px;
    border-radius: 3px;
  }

  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr));
    gap: var(--space-4);
  }

  .models {
    display: grid;
    gap: var(--space-2);
  }

  .models a {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px var(--space-3);
    padding: 6px var(--space-2);
    margin-inline: calc(-1 * var(--space-2));
    border-radius: var(--radius-s);
    text-decoration: none;
  }

  .models a:hover {
    background: var(--well);
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .bar {
    grid-column: 1 / -1;
    border-radius: 4px;
    background: var(--well);
  }

  .limits {
    display: grid;
    gap: var(--space-4);
  }

  .limits li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 6px var(--space-3);
  }

  .meter {
    width: 100%;
  }

  .used {
    fill: var(--ink);
  }

  .meter[data-near] .used {
    fill: var(--bad);
  }

  summary {
    padding: var(--space-2) 0;
    cursor: pointer;
  }

  .scroll {
    overflow-x: auto;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--text-s);
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: 6px var(--space-3);
    border-bottom: 1px solid var(--line);
    font-weight: 400;
    text-align: right;
    white-space: nowrap;
  }

  th:first-child {
    text-align: left;
  }

  thead th {
    color: var(--quiet);
  }

  @media (max-width: 640px) {
    h1 {
      width: 100%;
    }

    header button {
      padding-inline: 10px;
    }

    section {
      padding: var(--space-3);
    }
  }
`;
