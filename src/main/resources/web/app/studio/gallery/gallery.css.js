import { css } from 'lit';

export const galleryStyles = css`
  :host {
    display: block;
  }
  .layout {
    display: grid;
    gap: 20px;
  }
  .jobs {
    min-width: 0;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(190px, 44vw), 1fr));
    gap: 18px 14px;
    margin-top: 12px;
  }
  .grid[aria-busy='true'] {
    cursor: progress;
  }
  .job {
    position: relative;
    scroll-margin: calc(var(--top, 0px) + 8px) 0 24px;
    min-width: 0;
  }
  .tile {
    position: relative;
    aspect-ratio: 1;
    overflow: hidden;
    border-radius: var(--radius-m);
    background: var(--well);
  }
  .job .open {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    padding: 0;
    border: 0;
    border-radius: var(--radius-m);
    background: none;
  }
  .job[data-open] .tile,
  .job[data-compared] .tile {
    outline: 3px solid var(--ring);
    outline-offset: 2px;
  }
  .caption {
    display: grid;
    gap: 1px;
    padding: 7px 2px 0;
    font-size: 13px;
  }
  .subject {
    min-height: 1.4em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .facts {
    display: flex;
    min-height: 1.4em;
    justify-content: space-between;
    gap: 8px;
    color: var(--quiet);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .badge {
    position: absolute;
    right: 8px;
    bottom: 8px;
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 3px 7px;
    border-radius: 7px;
    background: rgb(0 0 0 / 0.68);
    color: #fff;
    font-size: 12px;
  }
  .badge .icon {
    width: 13px;
    height: 13px;
  }
  .still {
    display: grid;
    height: 100%;
    place-items: center;
    background: linear-gradient(150deg, var(--line), var(--well));
    color: var(--quiet);
  }
  .still .icon {
    width: 44px;
    height: 44px;
  }
  .marks {
    position: absolute;
    top: 6px;
    right: 6px;
    display: flex;
    gap: 4px;
  }
  .mark {
    width: 32px;
    min-height: 32px;
    padding: 0;
    border: 0;
    background: rgb(0 0 0 / 0.62);
    color: #fff;
    opacity: 0;
    transition: opacity 0.12s;
  }
  .mark:hover {
    background: rgb(0 0 0 / 0.85);
  }
  .mark[aria-pressed='true'],
  .job:is(:hover, :focus-within) .mark {
    opacity: 1;
  }
  .mark[aria-pressed='true'] {
    background: rgb(0 0 0 / 0.75);
    color: #ffd34d;
  }
  .sign {
    display: flex;
    height: 100%;
    flex-direction: column;
    align-items: flex-start;
    justify-content: center;
    gap: 5px;
    padding: 14px;
    color: var(--ink);
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .sign .icon {
    width: 22px;
    height: 22px;
    margin-bottom: 2px;
  }
  .sign strong {
    font-size: 14px;
  }
  .message {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    color: var(--quiet);
  }
  .money {
    font-weight: 500;
  }
  .job:is([data-status='failed'], [data-status='unknown']) .tile {
    border: 1px solid var(--bad);
  }
  .job:is([data-status='failed'], [data-status='unknown']) :is(.sign > .icon, .sign > strong) {
    color: var(--bad);
  }
  .job[data-status='awaiting_confirmation'] .tile {
    border: 2px solid var(--warn);
  }
  .job[data-status='refused'] .tile {
    border: 1px dashed var(--line);
  }
  progress {
    width: 100%;
    height: 4px;
    margin-top: 6px;
    accent-color: var(--ink);
  }
  .placeholder .tile,
  .job[data-status='processing'] .tile {
    background: linear-gradient(100deg, var(--well) 35%, var(--line) 50%, var(--well) 65%) 150% 0 / 250% 100%;
    animation: sweep 2.2s linear infinite;
  }
  @keyframes sweep {
    to {
      background-position: -50% 0;
    }
  }
  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px;
    margin: 22px 0;
    color: var(--quiet);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  .keys {
    margin-left: auto;
    color: var(--quiet);
    font-size: 13px;
    white-space: nowrap;
  }
  kbd {
    display: inline-block;
    min-width: 20px;
    margin-left: 10px;
    padding: 0 5px;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--sheet);
    font: inherit;
    font-size: 12px;
    text-align: center;
  }
  kbd + kbd {
    margin-left: 3px;
  }
  /* It is there before anything is known, so that nothing moves. */
  .bar {
    display: flex;
    min-height: calc(var(--target) + 6px);
    align-items: center;
    gap: 8px;
    margin-top: 12px;
    padding: 3px;
    margin-inline: -3px;
    overflow-x: auto;
    color: var(--quiet);
    font-size: 13px;
  }
  .bar button {
    flex: none;
    color: var(--ink);
  }
  .bar .icon {
    width: 12px;
    height: 12px;
  }
  .bar [data-status='unknown'] {
    border-color: var(--bad);
  }
  .bar [data-status='awaiting_confirmation'] {
    border-color: var(--warn);
  }
  .empty {
    display: grid;
    max-width: 46ch;
    justify-items: center;
    gap: 10px;
    margin: 12vh auto;
    text-align: center;
  }
  .empty h2 {
    font-size: 18px;
    font-weight: 600;
  }
  .empty p {
    color: var(--quiet);
  }
  aside {
    position: fixed;
    z-index: 20;
    overflow: auto;
    background: var(--sheet);
    inset: 0;
  }
  .comparison {
    position: fixed;
    z-index: 15;
    right: 16px;
    bottom: 16px;
    left: 16px;
    display: flex;
    max-width: 640px;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    margin: 0 auto;
    padding: 10px 10px 10px 16px;
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--sheet);
    box-shadow: 0 8px 30px rgb(0 0 0 / 0.25);
  }
  .comparison > span:first-child {
    display: -webkit-box;
    flex: 1;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .drop {
    position: fixed;
    z-index: 30;
    display: grid;
    place-items: center;
    border: 3px dashed var(--ring);
    border-radius: var(--radius-m);
    background: var(--sheet);
    font-size: 20px;
    inset: 16px;
    opacity: 0.94;
    pointer-events: none;
  }
  @media (min-width: 1000px) {
    .layout[data-open] {
      grid-template-columns: minmax(0, 1fr) minmax(400px, 40%);
    }
    aside {
      position: sticky;
      z-index: auto;
      max-height: calc(100dvh - var(--top) - 16px);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      align-self: start;
      inset: auto;
      inset-block-start: var(--top);
    }
  }
  .layout[data-open] .keys {
    display: none;
  }
  @media (hover: none) {
    .mark {
      width: 38px;
      min-height: 38px;
      opacity: 1;
    }
    .mark.compare:not([aria-pressed='true']) {
      display: none;
    }
    .keys {
      display: none;
    }
  }
  @media (max-width: 640px) {
    .keys {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .tile {
      animation: none !important;
    }
    .mark {
      transition: none;
    }
  }
`;
