/** Looks that several elements share. Each adds them to its own. */

import { css } from 'lit';

export const base = css`
  :host {
    display: block;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset,
  legend,
  pre {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
    font: inherit;
  }

  h1 {
    font-size: var(--text-xl);
    font-weight: 650;
    letter-spacing: -0.02em;
    line-height: 1.2;
  }

  h2 {
    font-size: var(--text-l);
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  h3 {
    font-weight: 600;
  }

  ul,
  ol {
    list-style: none;
  }

  a {
    color: inherit;
    text-underline-offset: 3px;
  }

  :focus-visible {
    outline: 2px solid var(--ring);
    outline-offset: 2px;
  }

  .quiet {
    color: var(--quiet);
  }

  .small {
    font-size: var(--text-s);
  }

  .figures {
    font-variant-numeric: tabular-nums;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export const controls = css`
  button,
  .button {
    display: inline-flex;
    min-height: var(--target);
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    padding: 0 var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--sheet);
    color: inherit;
    font: inherit;
    font-size: var(--text-s);
    font-weight: 550;
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
    transition:
      background var(--quick),
      border-color var(--quick);
  }

  button:hover,
  .button:hover {
    border-color: var(--line-strong);
  }

  button.primary {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--on-ink);
  }

  button.primary:hover {
    background: color-mix(in srgb, var(--ink) 88%, var(--paper));
  }

  button.plain {
    border-color: transparent;
    background: transparent;
  }

  button.plain:hover {
    background: var(--well);
  }

  button[disabled] {
    cursor: default;
    opacity: 0.5;
  }

  button[aria-pressed='true'] {
    border-color: var(--ink);
    background: var(--well);
  }

  input:not([type='checkbox'], [type='radio'], [type='range'], [type='file']),
  select,
  textarea {
    width: 100%;
    min-height: var(--target);
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
    background: var(--sheet);
    color: inherit;
    font: inherit;
  }

  textarea {
    resize: vertical;
  }

  ::placeholder {
    color: var(--quiet);
    opacity: 1;
  }

  [aria-invalid='true'] {
    border-color: var(--bad) !important;
  }

  input[type='checkbox'],
  input[type='radio'],
  input[type='range'] {
    accent-color: var(--ink);
  }

  input[type='checkbox'],
  input[type='radio'] {
    width: 18px;
    height: 18px;
    margin: 0;
    flex: none;
  }
`;

export const surfaces = css`
  .sheet {
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--sheet);
  }

  .notice {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    background: var(--well);
    overflow-wrap: anywhere;
  }

  .notice.bad {
    background: var(--bad-soft);
  }

  .notice.bad h3 {
    color: var(--bad);
  }

  .notice.warn {
    background: var(--warn-soft);
  }

  .notice.warn h3 {
    color: var(--warn);
  }
`;
