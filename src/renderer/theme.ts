import { createTheme } from '@mantine/core';
import type { MantineColorsTuple } from '@mantine/core';

/** Deep green; shade 7 (#1f6b4a) on white has a contrast of 6.4:1. */
const green: MantineColorsTuple = [
  '#eef6f1',
  '#dcece3',
  '#b8d8c7',
  '#91c3a9',
  '#6dae8c',
  '#4a9871',
  '#2f7f59',
  '#1f6b4a',
  '#18583c',
  '#0f442d',
];

/** For what is wrong: dark enough to be read as small text on white (6.5:1). */
const danger: MantineColorsTuple = [
  '#fdecea',
  '#fbd9d5',
  '#f5b3ab',
  '#ee8b80',
  '#e2685a',
  '#d14737',
  '#c2321f',
  '#b42318',
  '#8f1b12',
  '#6b130c',
];

/** Inputs and buttons are small throughout: the program is made for 1366 × 768. */
const small = { defaultProps: { size: 'xs' as const } };

/** A list that opened whenever Tab passes by would hide the field below it. */
const choice = { size: 'xs', openOnFocus: false, withScrollArea: false } as const;
/** The listbox itself scrolls: a scrolling box around it could not be reached by keyboard. */
const scrollingOptions = { options: { maxHeight: 240, overflowY: 'auto' } } as const;

/** Lists and tooltips open inside the main landmark, so that nothing on the page lies outside one. */
const overlays = { target: '#overlays' };

export const theme = createTheme({
  colors: { green, danger },
  primaryColor: 'green',
  primaryShade: 7,
  fontFamily: '"Segoe UI Variable Text", "Segoe UI", "Noto Sans", sans-serif',
  headings: {
    fontFamily: '"Segoe UI Variable Text", "Segoe UI", "Noto Sans", sans-serif',
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.0625rem' }, h2: { fontSize: '0.875rem' }, h3: { fontSize: '0.8125rem' } },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  spacing: { xs: '0.375rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  fontWeights: { medium: '500' },
  defaultRadius: 3,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    ActionIcon: { defaultProps: { size: 'md', variant: 'subtle', color: 'gray.8' } },
    Autocomplete: { defaultProps: choice, styles: scrollingOptions },
    Button: small,
    Checkbox: small,
    Input: small,
    InputWrapper: { ...small, styles: { error: { fontSize: '0.75rem' } } },
    // The first item has the focus at once; a placeholder before it would be no child that a menu may have.
    Menu: {
      defaultProps: { transitionProps: { duration: 0 }, portalProps: overlays, withInitialFocusPlaceholder: false },
    },
    Modal: { defaultProps: { centered: true, padding: 'md', transitionProps: { duration: 0 } } },
    MultiSelect: { defaultProps: choice, styles: { ...scrollingOptions, inputField: { minWidth: 40 } } },
    // They go by themselves, and a button that says only × would need a text in a theme without texts.
    Notification: { defaultProps: { withCloseButton: false } },
    NumberInput: small,
    Popover: { defaultProps: { transitionProps: { duration: 0 }, portalProps: overlays } },
    SegmentedControl: small,
    Select: { defaultProps: choice, styles: scrollingOptions },
    Tabs: { defaultProps: { keepMounted: false } },
    Textarea: small,
    TextInput: small,
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true, fz: 'xs', portalProps: overlays } },
  },
});
