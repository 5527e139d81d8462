export const messages = {
  'settings.brand': 'Brand',
  'settings.brand.text': 'How your pages, forms, mails and quotes look to customers.',
  'settings.brand.company_name': 'Company name',
  'settings.brand.primary_color': 'Buttons and headings',
  'settings.brand.accent_color': 'Small marks',
  'settings.brand.text_color': 'Text',
  'settings.brand.background_color': 'Page behind the cards',
  'settings.brand.logo': 'Logo',
  'settings.brand.logo_hint': 'PNG, JPEG, WebP, GIF or SVG, at most 10 MB',
  'settings.brand.logo_choose': 'Choose a file',
  'settings.brand.logo_remove': 'Remove',
  'settings.brand.logo_too_large': 'This file is larger than 10 MB.',
  'settings.brand.address': 'Address, one line each',
  'settings.brand.email': 'Email',
  'settings.brand.phone': 'Phone',
  'settings.brand.footer': 'Under everything',
  'settings.brand.what': 'Brand',
  'settings.brand.contrast': 'Contrast',
  'settings.brand.pair.text_on_background': 'Text on the page',
  'settings.brand.pair.text_on_white': 'Text on a card',
  'settings.brand.pair.primary_on_background': 'Headings on the page',
  'settings.brand.pair.button': 'Words on a button',
  'settings.brand.pair.accent_on_background': 'Small marks on the page',
  'settings.brand.good': 'Easy to read',
  'settings.brand.poor': 'Hard to read',
  'settings.brand.preview': 'Preview',
  'settings.brand.preview.page_html': 'Page',
  'settings.brand.preview.letter_html': 'Letter',
} as const

declare module '~/app/messages' {
  interface Texts {
    brand: typeof messages
  }
}
