import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { untyped } from '~/api/untyped'
import type { Page as Results } from '~/api/hubspot'
import { everyRow } from '~/components/records/own-list-queries'
import type { Choice } from '~/components/records/values'
import { queryClient } from '~/lib/queries'

export const pageStates = ['draft', 'published'] as const
export type PageState = (typeof pageStates)[number]
export interface PageInput {
  slug: string
  title: string
  description: string
  body: string
  form_id?: string | null
  state: PageState
}
export interface Page extends PageInput {
  id: string
  created_at: string
  updated_at: string
  published_at?: string
  /** Where visitors find it. */
  url: string
}
export interface PageSummary {
  id: string
  slug: string
  title: string
  state: PageState
  form_id?: string
  form_name?: string
  updated_at: string
  views: number
  url: string
}

export interface FormField {
  property: string
  label: string
  required: boolean
  placeholder?: string
}
export interface ConsentBox {
  topic_key: string
  text: string
  required: boolean
}
export interface FormInput {
  name: string
  fields: FormField[]
  consents: ConsentBox[]
  double_opt_in: boolean
  button_label: string
  thanks_text: string
  redirect_url?: string | null
  lifecycle_stage: 'subscriber' | 'lead'
  notify_user_id?: string | null
}
export interface Form extends FormInput {
  id: string
  updated_at: string
  pages: { id: string; slug: string; title: string; state: PageState; path: string }[]
  stats: { views: number; submissions: number; rate?: number; last_submission_at?: string }
}
/** As saving answers it: pages and numbers are read. */
export type StoredForm = Omit<Form, 'pages' | 'stats'>
export interface Submission {
  id: string
  contact_id: string
  contact_name: string
  at: string
  fields: { property: string; label: string; value: string }[]
  consents: { topic_key: string; text: string }[]
  page_path: string
  source: string
  medium: string
  campaign: string
}
export interface Topic {
  key: string
  name: string
  description: string
}

/** So many forms are offered at most. */
const most = 1000
export const pageQuery = (id: string) => queryOptions({ queryKey: ['pages', id], queryFn: () => untyped.get<Page>(`/api/pages/${id}`) })
const formChoicesQuery = queryOptions({ queryKey: ['forms', 'choices'], queryFn: async () => (await everyRow<Form>('/api/forms', {}, most)).map(({ id, name }) => ({ value: id, label: name })) })
export const formQuery = (id: string) => queryOptions({ queryKey: ['forms', id], queryFn: () => untyped.get<Form>(`/api/forms/${id}`) })

const noChoices: Choice[] = []
/** Every form, to choose one of. */
export const useFormChoices = (): Choice[] => useQuery(formChoicesQuery).data ?? noChoices

const noTopics: Topic[] = []
export function useTopics(): Topic[] {
  const { data } = useQuery({
    queryKey: ['topics'],
    queryFn: async () => (await untyped.get<Results<{ topic: Topic }>>('/api/topics')).results.map((one) => one.topic),
  })
  return data ?? noTopics
}

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

/** Makes a new one or replaces the one that is there. */
async function put<T>(kind: 'pages' | 'forms', id: string, body: object): Promise<T> {
  const { data } = id === 'new' ? await untyped.post<T>(`/api/${kind}`, body) : await untyped.put<T>(`/api/${kind}/${id}`, body)
  refresh()
  return data
}
export async function savePage(id: string, page: object): Promise<Page> {
  const stored = await put<Page>('pages', id, page)
  queryClient.setQueryData(pageQuery(stored.id).queryKey, stored)
  return stored
}
export const saveForm = (id: string, form: object) => put<StoredForm>('forms', id, form)

export function useRemove(kind: 'pages' | 'forms', id: string) {
  return useMutation({
    mutationFn: () => untyped.delete(`/api/${kind}/${id}`),
    onSuccess: () => {
      queryClient.removeQueries({ queryKey: [kind, id] })
      refresh()
    },
  })
}

export const linkTo = (path: string): string => new URL(path, window.location.origin).href

/** As the server would make it: letters, digits, single hyphens. */
export function slugFrom(title: string): string {
  const written: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'a', æ: 'ae', ø: 'o', ß: 'ss' }
  const plain = title.toLowerCase().normalize('NFC').replace(/[äöüåæøß]/g, (letter) => written[letter] ?? '').normalize('NFD').replace(/[̀-ͯ]/g, '')
  return plain.replace(/[^a-z0-9]+/g, '-').slice(0, 80).replace(/^-+|-+$/g, '')
}
