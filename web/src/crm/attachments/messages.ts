export const messages = {
  'files.title': 'Files',
  'files.none': 'Drop files here, or choose some.',
  'files.nothing': 'No files',
  'files.add': 'Add files',
  'files.drop': 'Drop to add to this record',
  'files.sending': '{name}, {percent}',
  'files.stop': 'Stop {name}',
  'files.by': '{size}, {who}, {when}',
  'files.remove': 'Remove {name}',
  'files.removed': '{name} is removed',
  'files.too_large': '{name} is larger than 100 MB.',
  'files.more': '{n} more',
  'files.b': '{n} B',
  'files.kb': '{n} kB',
  'files.mb': '{n} MB',
} as const

declare module '~/app/messages' {
  interface Texts {
    attachments: typeof messages
  }
}
