import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'
import { messages } from '../components/messages.ts'

/** Every colour of the product: [light, dark]. Nothing else in web/ writes a colour down. */
export const tokens = {
  'bg-app': ['#f5f5f7', '#0e0e11'],
  'bg-page': ['#ffffff', '#151519'],
  'bg-sunken': ['#fafafb', '#18181d'],
  'bg-raised': ['#ffffff', '#1e1e24'],
  'bg-card': ['#ffffff', '#18181d'],
  'bg-hover': ['#f4f4f7', '#1e1e24'],
  'bg-active': ['#ebebf0', '#29292f'],
  'bg-selected': ['#f1f1f5', '#24242b'],
  line: ['#e8e8ed', '#27272e'],
  'line-soft': ['#f0f0f3', '#202026'],
  'line-strong': ['#d6d6de', '#3a3a44'],
  'ink-1': ['#18181d', '#eeeef1'],
  'ink-2': ['#4a4a55', '#b9b9c4'],
  'ink-3': ['#686874', '#9494a1'],
  'ink-4': ['#a5a5b1', '#5d5d69'],
  'on-primary': ['#ffffff', '#151519'],
  'primary-hover': ['#2c2c34', '#ffffff'],
  mkt: ['#6e4ae4', '#9a81f6'],
  'mkt-text': ['#5a37cc', '#b8a5fb'],
  'mkt-soft': ['#f2effe', '#242038'],
  'mkt-line': ['#d6cbfb', '#42386f'],
  'mkt-bar': ['#eeebfc', '#27223f'],
  sal: ['#0e8c80', '#2fb0a2'],
  'sal-text': ['#0a6e64', '#63d0c3'],
  'sal-soft': ['#e7f6f4', '#132d2b'],
  'sal-line': ['#b4e0da', '#1f514c'],
  'sal-bar': ['#dff2ef', '#143230'],
  'both-bar': ['#efeff3', '#25252c'],
  ok: ['#3c8a35', '#55a94c'],
  'ok-text': ['#2f7429', '#83cd7b'],
  'ok-soft': ['#edf7eb', '#182a18'],
  warn: ['#c27a05', '#d99b2b'],
  'warn-text': ['#875400', '#e6b75c'],
  'warn-soft': ['#fff6e2', '#2f2614'],
  bad: ['#d6393f', '#e5605e'],
  'bad-text': ['#bb2429', '#ff918d'],
  'bad-soft': ['#fdeeee', '#351c1d'],
  'toast-bg': ['#232329', '#2c2c34'],
  'toast-ink': ['#ffffff', '#ffffff'],
  'toast-ink-2': ['#c9c9d2', '#b9b9c4'],
  'toast-line': ['#45454f', '#45454f'],
  'logo-mkt': ['#9a81f6', '#6e4ae4'],
  'logo-sal': ['#2fb0a2', '#0e8c80'],
  overlay: ['rgba(24, 24, 29, 0.28)', 'rgba(0, 0, 0, 0.5)'],
  'focus-ring': ['rgba(24, 24, 29, 0.1)', 'rgba(238, 238, 241, 0.14)'],
  float: ['0 16px 40px rgba(20, 20, 30, 0.16)', '0 18px 48px rgba(0, 0, 0, 0.6)'],
  lift: ['0 1px 2px rgba(20, 20, 30, 0.05)', '0 1px 2px rgba(0, 0, 0, 0.4)'],
  'chart-grid': ['#eeeef2', '#222228'],
  'chart-base': ['#d6d6de', '#3a3a44'],
  'chart-comparison': ['#8b8b99', '#6e6e7b'],
} as const satisfies Record<string, readonly [light: string, dark: string]>

export type Token = keyof typeof tokens
export type Scheme = 'light' | 'dark'

export const color = (token: Token) => `var(--${token})`
export const valueOf = (token: Token, scheme: Scheme) => tokens[token][scheme === 'light' ? 0 : 1]

function variables(scheme: Scheme): Record<string, string> {
  return Object.fromEntries(Object.keys(tokens).map((name) => [`--${name}`, valueOf(name as Token, scheme)]))
}

/** The tokens as a style sheet for pages that do not run this application. */
export function cssText(): string {
  const block = (scheme: Scheme) => Object.entries(variables(scheme)).map(([name, value]) => `${name}:${value}`).join(';')
  return `:root{color-scheme:light;${block('light')}}\n@media(prefers-color-scheme:dark){:root{color-scheme:dark;${block('dark')}}}\n`
}

const ink: MantineColorsTuple = [
  '#fafafb', '#f1f1f5', '#e8e8ed', '#d6d6de', '#a5a5b1', '#686874', '#4a4a55', '#2c2c34', '#232329', '#18181d',
]
const violet: MantineColorsTuple = [
  '#f2effe', '#e4dcfd', '#d6cbfb', '#b8a5fb', '#9a81f6', '#8465ef', '#6e4ae4', '#5a37cc', '#42386f', '#242038',
]
const teal: MantineColorsTuple = [
  '#e7f6f4', '#cdebe7', '#b4e0da', '#63d0c3', '#2fb0a2', '#1e9e91', '#0e8c80', '#0a6e64', '#1f514c', '#132d2b',
]

/** The cross of a dialog has no text of its own. */
const closeButtonProps = { 'aria-label': messages.close }

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 0 },
  colors: { ink, violet, teal },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '22px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '600' },
  components: {
    Button: { defaultProps: { size: 'sm', variant: 'default' } },
    ActionIcon: { defaultProps: { size: 28, variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'sm', withAsterisk: false } },
    Textarea: { defaultProps: { size: 'sm', withAsterisk: false } },
    PasswordInput: { defaultProps: { size: 'sm', withAsterisk: false } },
    // The list itself scrolls, so that no scrolled box stands between it and its input.
    Select: {
      defaultProps: { size: 'sm', withAsterisk: false, withCheckIcon: true, checkIconPosition: 'right', withScrollArea: false, comboboxProps: { transitionProps: { duration: 100 } } },
      styles: { options: { maxHeight: 260, overflowY: 'auto' } },
    },
    MultiSelect: { defaultProps: { withScrollArea: false }, styles: { options: { maxHeight: 260, overflowY: 'auto' } } },
    Portal: { defaultProps: { target: '#floats' } },
    // Its placeholder for the first focus is none of the children a menu may have.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: 'none', position: 'bottom-end', offset: 4, transitionProps: { duration: 100 } } },
    Popover: { defaultProps: { shadow: 'none', offset: 6, transitionProps: { duration: 100 } } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 100 } } },
    Modal: { defaultProps: { transitionProps: { duration: 120 }, overlayProps: { backgroundOpacity: 1, color: 'var(--overlay)' }, radius: 'lg', closeButtonProps } },
    Drawer: { defaultProps: { transitionProps: { duration: 120 }, overlayProps: { backgroundOpacity: 1, color: 'var(--overlay)' }, closeButtonProps } },
    Checkbox: { defaultProps: { size: '16px', radius: 'xs' } },
    Switch: { defaultProps: { size: 'sm', withThumbIndicator: false } },
  },
})

/** Mantine's own variables follow the tokens, so that its parts need no colours of their own. */
function mantine(scheme: Scheme): Record<string, string> {
  const v = (token: Token) => valueOf(token, scheme)
  return {
    ...variables(scheme),
    '--mantine-color-body': v('bg-page'),
    '--mantine-color-text': v('ink-1'),
    '--mantine-color-dimmed': v('ink-3'),
    '--mantine-color-placeholder': v('ink-3'),
    '--mantine-color-anchor': v('ink-1'),
    '--mantine-color-error': v('bad-text'),
    '--mantine-color-default': v('bg-card'),
    '--mantine-color-default-hover': v('bg-hover'),
    '--mantine-color-default-color': v('ink-1'),
    '--mantine-color-default-border': v('line-strong'),
    '--mantine-color-disabled': v('bg-active'),
    '--mantine-color-disabled-color': v('ink-3'),
    '--mantine-primary-color-filled': v('ink-1'),
    '--mantine-primary-color-filled-hover': v('primary-hover'),
    '--mantine-primary-color-contrast': v('on-primary'),
    '--mantine-color-ink-filled': v('ink-1'),
    '--mantine-color-ink-filled-hover': v('primary-hover'),
  }
}

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: mantine('light'), dark: mantine('dark') })
