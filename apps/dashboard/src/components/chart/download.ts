/** Hands a file that was made in the browser to its user. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the address only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export interface Legend {
  name: string;
  colour: string;
}

interface Picture {
  title: string;
  legend: readonly Legend[];
  ink: string;
  ground: string;
  fontFamily: string;
}

const margin = 24;
const heading = 64;
const sharpness = 2;

/** A chart as a PNG, with its title and legend, on its own ground. */
export async function chartToPng(svg: SVGSVGElement, picture: Picture): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  canvas.width = (width + margin * 2) * sharpness;
  canvas.height = (height + heading + margin) * sharpness;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser cannot draw a picture.');
  pen.scale(sharpness, sharpness);
  pen.fillStyle = picture.ground;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  drawHeading(pen, picture);
  pen.drawImage(await imageOf(svg, width, height, picture), margin, heading, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('The picture is empty.'))), 'image/png');
  });
}

function drawHeading(pen: CanvasRenderingContext2D, { title, legend, ink, fontFamily }: Picture): void {
  pen.fillStyle = ink;
  pen.font = `600 16px ${fontFamily}`;
  pen.fillText(title, margin, 28);
  pen.font = `13px ${fontFamily}`;
  let left = margin;
  for (const { name, colour } of legend) {
    pen.fillStyle = colour;
    pen.fillRect(left, 42, 11, 11);
    pen.fillStyle = ink;
    pen.fillText(name, left + 16, 52);
    left += pen.measureText(name).width + 36;
  }
}

async function imageOf(svg: SVGSVGElement, width: number, height: number, { ink, fontFamily }: Picture) {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('font-family', fontFamily);
  copy.setAttribute('font-size', '13');
  copy.setAttribute('color', ink);
  const source = new XMLSerializer().serializeToString(copy);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  return image;
}
