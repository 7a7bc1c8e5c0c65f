import { css } from 'lit';

export const tileStyles = css`
  article {
    display: grid;
    gap: var(--space-3);
  }

  h3 {
    font-size: var(--text-s);
  }

  /* As many columns as suit the number of pictures, and fewer where there is no room for them. */
  .cells {
    --gap: var(--space-3);
    --share: calc((100% - (var(--columns, 1) - 1) * var(--gap)) / var(--columns, 1));
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, max(10.5rem, var(--share))), 1fr));
    gap: var(--gap);
  }

  /* The box is there before the picture, in its shape, and stays. */
  .cell {
    position: relative;
    width: min(100%, 68vh * var(--ratio, 1));
    aspect-ratio: var(--ratio, 1);
    overflow: hidden;
    border-radius: var(--radius-m);
    background: var(--well);
  }

  .cell > a,
  .cell img,
  .cell video {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }

  .cell img,
  .cell video {
    animation: appear 240ms ease-out;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  .waiting {
    display: grid;
    height: 100%;
    place-content: center;
    justify-items: center;
    gap: var(--space-3);
    padding: var(--space-4);
    color: var(--quiet);
    font-size: var(--text-s);
    font-variant-numeric: tabular-nums;
    text-align: center;
  }

  .moving {
    background: linear-gradient(100deg, transparent 35%, var(--line) 50%, transparent 65%) 150% 0 / 250% 100%;
    animation: sweep 2.4s linear infinite;
  }

  @keyframes sweep {
    to {
      background-position: -50% 0;
    }
  }

  progress {
    width: 10.5rem;
    height: 0.25rem;
    border: 0;
    border-radius: 2px;
    appearance: none;
    background: var(--line);
  }

  progress::-webkit-progress-bar {
    border-radius: 2px;
    background: var(--line);
  }

  progress::-webkit-progress-value {
    border-radius: 2px;
    background: var(--signal);
    transition: width 1s linear;
  }

  progress::-moz-progress-bar {
    border-radius: 2px;
    background: var(--signal);
  }

  .tools {
    position: absolute;
    right: var(--space-2);
    bottom: var(--space-2);
    display: flex;
    gap: var(--space-1);
    transition: opacity var(--quick);
  }

  .video .tools {
    top: var(--space-2);
    bottom: auto;
  }

  .tools > * {
    width: var(--target);
    padding: 0;
    box-shadow: 0 1px 4px rgb(0 0 0 / 20%);
  }

  @media (hover: hover) {
    .cell:not(:hover, :focus-within) .tools {
      opacity: 0;
    }
  }

  .facts {
    display: flex;
    min-height: 1.5em;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    color: var(--quiet);
    font-size: var(--text-xs);
    font-variant-numeric: tabular-nums;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-2);
  }

  .said {
    max-width: 68ch;
    max-height: 14em;
    overflow: auto;
    white-space: pre-line;
  }

  @media (prefers-reduced-motion: reduce) {
    .moving,
    .cell img,
    .cell video {
      animation: none;
    }

    progress::-webkit-progress-value {
      transition: none;
    }
  }
`;
