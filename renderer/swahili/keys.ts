import type { KeysWords } from '../words-keys.ts'

export const keys: KeysWords = {
  title: 'Mikato ya kibodi',
  key: 'Kitufe',
  does: 'Kinachofanya',
  or: 'au',
  groups: [
    {
      title: 'Kila mahali',
      shortcuts: [
        { does: 'Tafuta' },
        { does: 'Fuata mipya zaidi, au izuie mipya' },
        { does: 'Onyesha karatasi hii' },
        { does: 'Funga kilicho wazi' },
      ],
    },
    {
      title: 'Utafutaji',
      shortcuts: [{ does: 'Chagua pendekezo' }, { does: 'Likubali' }, { does: 'Funga mapendekezo, kisha ondoka' }],
    },
    {
      title: 'Orodha',
      shortcuts: [
        { does: 'Muamala unaofuata' },
        { does: 'Muamala uliotangulia' },
        { does: 'Ufungue' },
        { does: 'Mpya zaidi' },
        { does: 'Wa zamani zaidi uliopakiwa' },
        { does: 'Kumi mbele, kumi nyuma' },
      ],
    },
    {
      title: 'Muamala',
      shortcuts: [{ does: 'Mawasilisho ghafi, na kurudi' }],
    },
  ],
}
