import { css } from 'lit';

export const detailStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 14px;
    padding: 12px 16px 20px;
    overflow-wrap: anywhere;
  }
  header {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .plain {
    flex: none;
    width: var(--target);
    padding: 0;
  }
  h2 {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 6px;
    padding-inline: 6px;
    font-size: var(--text-m);
    font-weight: 600;
  }
  h2:is([data-status='failed'], [data-status='unknown']) {
    color: var(--bad);
  }
  figure {
    display: grid;
    min-height: 240px;
    max-height: 62vh;
    place-items: center;
    overflow: hidden;
    border-radius: var(--radius-m);
    background: var(--well);
  }
  figure :is(img, video) {
    display: block;
    max-width: 100%;
    max-height: 62vh;
    object-fit: contain;
  }
  .gone {
    display: grid;
    max-width: 34ch;
    justify-items: center;
    gap: 6px;
    padding: 24px;
    color: var(--quiet);
    text-align: center;
  }
  .gone strong {
    color: var(--ink);
  }
  .strip {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .strip button {
    width: 56px;
    height: 56px;
    padding: 0;
    overflow: hidden;
    background: var(--well);
  }
  .strip [aria-pressed='true'] {
    outline: 2px solid var(--ink);
    outline-offset: 1px;
  }
  .report {
    display: grid;
    justify-items: start;
    gap: 8px;
    padding: 14px;
    border: 1px solid var(--line);
    border-left: 3px solid var(--quiet);
    border-radius: var(--radius-s);
    background: var(--well);
  }
  .report:is([data-status='failed'], [data-status='unknown']) {
    border-left-color: var(--bad);
  }
  .report[data-status='awaiting_confirmation'] {
    border-left-color: var(--warn);
  }
  .money {
    font-weight: 600;
  }
  pre {
    max-width: 100%;
    margin: 0;
    padding: 10px;
    overflow-x: auto;
    border-radius: var(--radius-s);
    background: var(--sheet);
    font-size: 12.5px;
    white-space: pre-wrap;
  }
  .prompt {
    max-height: 12em;
    overflow: auto;
    font-size: 15px;
    white-space: pre-wrap;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .hint:empty {
    display: none;
  }
  .hint,
  .note {
    color: var(--quiet);
    font-size: 13px;
  }
  h3 {
    padding-top: 10px;
    border-top: 1px solid var(--line);
    color: var(--quiet);
    font-size: 12px;
    font-weight: 600;
    letter-spacing: 0.04em;
    text-transform: uppercase;
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 4px 16px;
    font-size: 13.5px;
    font-variant-numeric: tabular-nums;
  }
  dt {
    color: var(--quiet);
  }
  dd {
    grid-column: 2;
    white-space: pre-wrap;
  }
  code {
    user-select: all;
    font-size: 12.5px;
  }
  .loading {
    width: 100%;
    min-height: 60px;
    border-radius: var(--radius-s);
    background: var(--well);
  }
`;
