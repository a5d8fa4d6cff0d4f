// The readme of a backup, French and English: what it is for whoever finds it in ten years.
import type { BackupCounts } from './backupFormat.ts'

/** Plain lines that every editor shows. */
export function backupReadme(counts: BackupCounts, madeAt: string, hasShareKeys: boolean): string {
  const day = madeAt.slice(0, 10)
  const { badges, evidence, reflections, collections } = counts
  return [
    'BESACE',
    '',
    `Sauvegarde du ${day} : ${badges} badge(s), ${evidence} preuve(s), ${reflections} récit(s),`,
    `${collections} collection(s).`,
    '',
    'Pour tout retrouver : ouvrez Besace, puis Moi, Sauvegarde, Restaurer, et choisissez le',
    'fichier entier (ne le décompressez pas). Ce qui est déjà dans Besace y reste ; rien n’est',
    'ajouté deux fois.',
    '',
    '- badges    vos badges tels que vous les avez reçus, à l’octet près. Une image y porte',
    '            souvent le badge en elle : ne la retouchez pas.',
    '- proofs    les fichiers que vous avez ajoutés comme preuves.',
    '- pictures, answers    images des badges et réponses des émetteurs, pour vérifier hors ligne.',
    '- data      tout le reste, en JSON : rapports, récits, collections, réglages.',
    '- besace.json    la liste des fichiers et leurs empreintes SHA-256.',
    ...(hasShareKeys
      ? ['', 'ATTENTION : ce fichier contient les clés de vos pages publiques. Ne le donnez à personne.']
      : []),
    '',
    '----------------------------------------------------------------------',
    '',
    `Backup of ${day}: ${badges} badge(s), ${evidence} proof(s), ${reflections} reflection(s),`,
    `${collections} collection(s).`,
    '',
    'To have everything again: open Besace, then Me, Backup, Restore, and choose the whole file',
    '(do not unpack it). What is in Besace already stays; nothing is added twice.',
    '',
    '- badges    your badges as you received them, byte for byte. A picture often carries its',
    '            badge inside: do not edit it.',
    '- proofs    the files you added as proof.',
    '- pictures, answers    pictures of badges and answers of issuers, to check offline.',
    '- data      all the rest, in JSON: reports, reflections, collections, settings.',
    '- besace.json    the list of files and their SHA-256.',
    ...(hasShareKeys
      ? ['', 'TAKE CARE: this file holds the keys of your public pages. Give it to nobody.']
      : []),
    '',
  ].join('\r\n')
}
