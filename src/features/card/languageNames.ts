// Which languages a card offers.

/** Those most often spoken in Europe, and by those who arrive here. */
export const OFFERED_LANGUAGES =
  'am ar be bg bn br ca co cs da de dz el en es et eu fa fi fr ga ha he hi hr hu hy id is it ja ka kab km ko ku ln lo lt lv mg mk ms mt ne nl no oc pa pl ps pt ro ru rom sk sl so sq sr sv sw ta te th ti tr uk ur uz vi wo yo zh fsl'.split(
    ' ',
  )
