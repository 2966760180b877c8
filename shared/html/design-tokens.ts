/**
 * Colours, type and measures, by role. Every pair that carries text has a contrast of 4.5:1 or more and every
 * outline that matters 3:1 (WCAG 2.1, 1.4.3 and 1.4.11), in light and in dark.
 */
export const designTokens = `
:root {
  color-scheme: light dark;
  --ground: #f4f2ec; --paper: #ffffff; --sunken: #faf8f3;
  --ink: #1c2733; --muted: #55606c; --line: #dcd7cb; --outline: #7a8088;
  --accent: #17594a; --accent-strong: #0e4437; --accent-soft: #e4f0eb; --on-accent: #ffffff;
  --danger: #a5231b; --danger-soft: #fceceb;
  --warning: #7a4d00; --warning-soft: #fdf3dd;
  --info: #1f4f82; --info-soft: #e8f0f9;
  --focus: #ffbf3c; --focus-ink: #1c2733;
  --shadow: 0 1px 2px rgb(28 39 51 / 8%), 0 6px 24px rgb(28 39 51 / 6%);
  --radius: 0.625rem; --radius-small: 0.375rem;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif;
  --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, Charter, Georgia, 'Liberation Serif', serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12171b; --paper: #1b2227; --sunken: #161c21;
    --ink: #eceff0; --muted: #aab5bb; --line: #36414a; --outline: #87939b;
    --accent: #83d1ba; --accent-strong: #a8e3d0; --accent-soft: #1c3a33; --on-accent: #08241d;
    --danger: #ff9d95; --danger-soft: #3a1d1c;
    --warning: #f0c46b; --warning-soft: #352a14;
    --info: #9cc5f2; --info-soft: #1a2b3d;
    --focus: #ffbf3c; --focus-ink: #12171b;
    --shadow: none;
  }
}`;
