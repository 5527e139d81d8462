import { queryOptions, useMutation } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { explain } from '~/components/failure'
import { queryClient } from '~/lib/queries'
import { doneWith, failed } from '~/lib/undo'

export type PageInput = Schemas['content.PageInput']
type PageChange = Schemas['content.PageChange']
export type PageState = PageInput['state']
export const pageStates: PageState[] = ['draft', 'published']
export type Page = Schemas['content.PageView']
export type PageSummary = Schemas['content.PageSummary']
export type FormField = Schemas['content.FormField']
export type ConsentBox = Schemas['content.ConsentBox']
export type FormInput = Schemas['content.FormInput']
type FormChange = Schemas['content.FormChange']
export type Form = Schemas['content.FormView']
/** As saving answers it: pages and numbers are read. */
export type StoredForm = Schemas['content.Form']
export type Submission = Schemas['content.Submission']

export const pageQuery = (id: string) => queryOptions({ queryKey: ['pages', id], queryFn: () => api.get('/api/pages/{page_id}', { path: { page_id: id } }), meta: { watches: [`pages:${id}`] } })
export const formQuery = (id: string) => queryOptions({ queryKey: ['forms', id], queryFn: () => api.get('/api/forms/{form_id}', { path: { form_id: id } }), meta: { watches: [`forms:${id}`] } })

/** Fields that were cleared are left out: the server takes absence for nothing. */
const filled = <T extends object>(input: T): T =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined && value !== '' )) as T

export const pageBody = ({ slug, title, description, body, form_id, state }: PageInput) => ({ ...filled({ form_id }), slug, title, description, body, state })
export const formBody = (form: FormInput) => ({
  ...filled({ redirect_url: form.redirect_url, notify_user_id: form.notify_user_id }),
  name: form.name,
  fields: form.fields.map((field) => ({ ...filled({ placeholder: field.placeholder }), property: field.property, label: field.label, required: field.required })),
  consents: form.consents.map(({ topic_key, text, required }) => ({ topic_key, text, required })),
  double_opt_in: form.double_opt_in,
  button_label: form.button_label,
  thanks_text: form.thanks_text,
  lifecycle_stage: form.lifecycle_stage,
})

const refresh = () => {
  for (const kind of ['pages', 'forms']) void queryClient.invalidateQueries({ queryKey: [kind] })
}

export async function savePage(page_id: string, body: PageChange): Promise<Page> {
  const { data } = await (page_id === 'new' ? api.post('/api/pages', { body }) : api.put('/api/pages/{page_id}', { path: { page_id }, body }))
  queryClient.setQueryData(pageQuery(data.id).queryKey, data)
  refresh()
  return data
}

export async function saveForm(form_id: string, body: FormChange): Promise<StoredForm> {
  const { data } = await (form_id === 'new' ? api.post('/api/forms', { body }) : api.put('/api/forms/{form_id}', { path: { form_id }, body }))
  refresh()
  return data
}

const throwAway = {
  pages: (page_id: string) => api.delete('/api/pages/{page_id}', { path: { page_id } }),
  forms: (form_id: string) => api.delete('/api/forms/{form_id}', { path: { form_id } }),
}
const bringBack = {
  pages: (page_id: string) => api.post('/api/pages/{page_id}/restoration', { path: { page_id } }),
  forms: (form_id: string) => api.post('/api/forms/{form_id}/restoration', { path: { form_id } }),
}

/** Thrown away at once; its toast brings it back. */
export function useThrowAway(kind: 'pages' | 'forms', id: string, said: string, then: () => void) {
  return useMutation({
    mutationFn: () => throwAway[kind](id),
    onSuccess: () => {
      queryClient.removeQueries({ queryKey: [kind, id] })
      refresh()
      doneWith(said, async () => {
        await bringBack[kind](id)
        refresh()
      })
      then()
    },
    onError: (error) => failed(explain(error)),
  })
}

export const linkTo = (path: string): string => new URL(path, window.location.origin).href

/** As the server would make it: letters, digits, single hyphens. */
export function slugFrom(title: string): string {
  const written: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'a', æ: 'ae', ø: 'o', ß: 'ss' }
  const plain = title.toLowerCase().normalize('NFC').replace(/[äöüåæøß]/g, (letter) => written[letter] ?? '').normalize('NFD').replace(/[̀-ͯ]/g, '')
  return plain.replace(/[^a-z0-9]+/g, '-').slice(0, 80).replace(/^-+|-+$/g, '')
}
