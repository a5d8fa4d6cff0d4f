// What lies beside the badges in an archive: a readme for people in both languages, a list for programs.
import { LIST_FORMAT } from './companions.ts'
import type { Verdict } from '../verification/report.ts'

/** One badge of the archive. */
export interface ListedBadge {
  name: string
  issuer: string
  issuedOn?: string
  expires?: string
  /** As it was when it was last checked. */
  verdict: Verdict
  checkedAt: string
  /** Every file of the archive it was received in, best first. */
  files: { file: string; receivedAs: string; receivedAt: string; sha256: string }[]
}

/** The list for programs. */
export function archiveList(badges: readonly ListedBadge[], madeAt: string): string {
  return `${JSON.stringify({ format: LIST_FORMAT, version: 1, madeAt, badges }, undefined, 2)}\n`
}

/** The readme, French and English; plain lines that every editor shows. */
export function archiveReadme(badgeCount: number, fileCount: number, madeAt: string): string {
  const day = madeAt.slice(0, 10)
  return [
    'BESACE',
    '',
    `Vos badges, le ${day} : ${badgeCount} badge(s), ${fileCount} fichier(s).`,
    '',
    'Le dossier « badges » contient chaque badge tel que vous l’avez reçu, à l’octet près.',
    'Une image y porte souvent le badge en elle : ne la retouchez pas, ne l’envoyez pas par une',
    'messagerie qui réduit les images, le badge s’y perdrait.',
    'Pour les retrouver dans Besace, ou dans une autre application qui lit les Open Badges :',
    'ajoutez ce fichier ZIP, ou les badges un par un.',
    'Le fichier « list.json » dit, pour les programmes, ce que contient chaque fichier.',
    'Vos preuves, vos récits et vos pages publiques ne sont pas dans cette archive.',
    '',
    '----------------------------------------------------------------------',
    '',
    `Your badges, on ${day}: ${badgeCount} badge(s), ${fileCount} file(s).`,
    '',
    'The folder “badges” holds each badge as you received it, byte for byte.',
    'A picture often carries its badge inside: do not edit it, and do not send it through a',
    'messenger that shrinks pictures, or the badge would be lost.',
    'To have them in Besace again, or in another app that reads Open Badges:',
    'add this ZIP file, or the badges one by one.',
    'The file “list.json” tells programs what each file holds.',
    'Your proofs, your stories and your public pages are not in this archive.',
    '',
  ].join('\r\n')
}
