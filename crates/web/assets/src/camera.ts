// `<button data-camera="file-field" hidden>`: shows the camera, takes a picture and puts it into that file field as
// if it had been chosen. The button stays hidden where there is no camera.

function reveal(scope: ParentNode): void {
  if (!navigator.mediaDevices?.getUserMedia) return;
  for (const button of scope.querySelectorAll<HTMLElement>("[data-camera][hidden]")) button.hidden = false;
}

async function available(): Promise<boolean> {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.().catch(() => [])) ?? [];
  return devices.some((device) => device.kind === "videoinput");
}

function give(field: HTMLInputElement, picture: Blob): void {
  const stamp = new Date().toISOString().replace(/[^0-9]/g, "").slice(0, 14);
  const files = new DataTransfer();
  files.items.add(new File([picture], `camera-${stamp}.jpg`, { type: "image/jpeg" }));
  field.files = files.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function take(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));
}

async function open(button: HTMLElement): Promise<void> {
  const field = document.getElementById(button.dataset.camera ?? "") as HTMLInputElement | null;
  if (!field) return;
  const video = { facingMode: "environment", width: { ideal: 2560 }, height: { ideal: 1920 } };
  const stream = await navigator.mediaDevices.getUserMedia({ video });
  const dialog = document.createElement("dialog");
  dialog.className = "sheet paper-sheet";
  const screen = document.createElement("video");
  screen.autoplay = true;
  screen.playsInline = true;
  screen.srcObject = stream;
  const shoot = document.createElement("button");
  shoot.type = "button";
  shoot.className = "btn main";
  shoot.textContent = button.textContent;
  shoot.autofocus = true;
  dialog.append(screen, shoot);
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    for (const track of stream.getTracks()) track.stop();
    dialog.remove();
  });
  shoot.addEventListener("click", async () => {
    const picture = await take(screen);
    dialog.close();
    if (picture) give(field, picture);
  });
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const button = (event.target as HTMLElement).closest?.<HTMLElement>("[data-camera]");
  if (button) open(button).catch(() => (button.hidden = true));
});

void available().then((there) => {
  if (!there) return;
  reveal(document);
  document.addEventListener("htmx:after:swap", () => reveal(document));
});
