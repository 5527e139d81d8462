export const messages = {
  'work.title': 'Jobs',
  'work.text': 'Work that goes on by itself, also when this window is closed. It stays here for a day; what failed stays until it is tried again.',
  'work.text_all': 'What you began, and all other work of this workspace. It stays here for a day; what failed stays until it is tried again.',
  'work.whose': 'Whose jobs',
  'work.mine': 'Mine',
  'work.all': 'Everybody’s',
  'work.state': 'State',
  'work.state.any': 'Any state',
  'work.state.queued': 'Waits',
  'work.state.running': 'Runs',
  'work.state.done': 'Done',
  'work.state.dead': 'Failed',
  'work.state.cancelled': 'Stopped',
  'work.stopping': 'Stops after its present step',
  'work.what': 'What',
  'work.when': 'Begun',
  'work.by_program': 'by the program',
  'work.tries': 'try {n} of {most}',
  'work.took': 'took {time}',
  'work.seconds': '{n} {n:second|seconds}',
  'work.open': 'Open what it was about',
  'work.no_outcome': 'Finished',
  'work.next': 'next try {when}',
  'work.progress': '{title}: how far it is',
  'work.stop': 'Stop',
  'work.stopped': '“{title}” was stopped',
  'work.again': 'Try again',
  'work.again_done': '“{title}” is tried again',
  'work.actions': 'What can be done',
  'work.none': 'Nothing here',
  'work.none_text': 'Imports, exports, edits of many records and scoring every contact anew are listed here while they run and for a day after.',
  'work.more': 'Show earlier jobs',
} as const

declare module '~/app/messages' {
  interface Texts {
    work: typeof messages
  }
}
