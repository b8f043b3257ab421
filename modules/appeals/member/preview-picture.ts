const SIDE = 240;
const QUALITY = 0.6;

/**
 * A picture small enough to be kept in the tab's memory (about 10 kB of nine megabytes), as a `data:` address. Undefined
 * where this browser cannot draw it; the photo itself has long been sent then.
 */
export async function previewPicture(address: string): Promise<string | undefined> {
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const scale = Math.min(1, SIDE / Math.max(picture.naturalWidth, picture.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(picture.naturalHeight * scale));
    const pen = canvas.getContext('2d');
    if (pen === null) return undefined;
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/jpeg', QUALITY);
  } catch {
    return undefined;
  }
}
