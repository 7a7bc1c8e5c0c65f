import { css } from 'lit';

export const runStyles = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(22rem, 27.5rem) minmax(0, 1fr);
    align-items: start;
    gap: var(--space-5);
  }

  /* The form stays in sight beside a long list of results. */
  form,
  .results {
    scroll-margin-top: calc(var(--header) + 3.25rem);
  }

  form {
    position: sticky;
    top: calc(var(--header) + 3.25rem);
    display: flex;
    max-height: calc(100vh - var(--header) - 4.75rem);
    flex-direction: column;
    overflow: hidden;
    box-shadow: var(--shadow);
  }

  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-5);
    padding: var(--space-5);
    overflow-y: auto;
  }

  .more summary {
    min-height: var(--target);
    align-content: center;
    overflow: hidden;
    font-size: var(--text-s);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
  }

  .more summary span {
    font-weight: 400;
  }

  .fields.inner {
    padding: var(--space-3) 0 0;
    overflow: visible;
  }

  .bar {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-5);
    border-top: 1px solid var(--line);
    background: var(--sheet);
  }

  .sum {
    display: grid;
    min-width: 0;
    min-height: 4rem;
    flex: 1;
    align-content: center;
  }

  .total {
    overflow: hidden;
    font-size: var(--text-l);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.01em;
    line-height: 1.3;
    text-overflow: ellipsis;
  }

  .stale {
    color: var(--quiet);
  }

  .price {
    border-radius: 0;
  }

  .sum .small {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    font-size: var(--text-xs);
    line-height: 1.4;
  }

  .sum .small > * {
    white-space: nowrap;
  }

  .go {
    display: flex;
    gap: var(--space-2);
  }

  .times select {
    width: auto;
    min-height: 2.75rem;
    padding: 0 var(--space-2);
    border-color: var(--line);
    font-size: var(--text-s);
  }

  .run {
    min-width: 5.5rem;
    min-height: 2.75rem;
    font-size: var(--text-m);
  }

  .results {
    display: grid;
    min-width: 0;
    gap: var(--space-4);
  }

  .undo {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: var(--space-2) var(--space-3) var(--space-2) var(--space-5);
    border-radius: var(--radius-l) var(--radius-l) 0 0;
    background: var(--signal-soft);
    font-size: var(--text-s);
  }

  @media (max-width: 900px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }

    form {
      position: static;
      max-height: none;
      overflow: visible;
    }

    .fields {
      padding: var(--space-4);
      overflow: visible;
    }

    /* Price and Run stay under the thumb. */
    .bar {
      position: sticky;
      z-index: 4;
      bottom: 0;
      padding: var(--space-2) var(--space-4) max(var(--space-2), env(safe-area-inset-bottom));
      border-radius: 0 0 var(--radius-l) var(--radius-l);
    }
  }
`;
