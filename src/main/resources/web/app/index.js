import './studio/tokens.css';
import './studio/shell.js';
